// The library's list, narrowed while words are typed.
export function narrow(input, list, none) {
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let any = false;
    for (const topic of list.querySelectorAll("[data-topic]")) {
      let here = false;
      for (const item of topic.querySelectorAll("[data-says]")) {
        item.hidden = !words.every((word) => item.dataset.says.toLowerCase().includes(word));
        here ||= !item.hidden;
      }
      topic.hidden = !here;
      any ||= here;
    }
    none.hidden = any;
  };
  input.addEventListener("input", show);
  if (input.value) show();
}
