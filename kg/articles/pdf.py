"""PDF → its text layer, page by page; this text is the source that offsets count in."""

from __future__ import annotations

from kg.articles.trouble import Refused


def text_layer(data: bytes) -> str:
    """The pages' texts, a form feed between them. Raises `Refused`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused("password" if "assword" in str(error) else "broken PDF") from None
    try:
        # pdfium ends lines with \r\n and marks a hyphen at a line end with U+FFFE
        text = "\f".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:
        raise Refused("broken PDF") from None
    finally:
        document.close()
    if not text.strip():
        raise Refused("no text layer")
    return text
