//! HTML to text, well enough for previews and `Prefer: outlook.body-content-type="text"`.

/// The text of a piece of HTML: tags dropped, `script` and `style` with their contents, common entities resolved.
pub(crate) fn from_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let Some((tag, tail)) = after.split_once('>') else {
            rest = "";
            break;
        };
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        rest = if !tag.starts_with('/') && matches!(name.as_str(), "script" | "style" | "head") {
            after_element(tail, &name)
        } else {
            tail
        };
        if matches!(name.as_str(), "br" | "p" | "div" | "tr" | "li" | "h1" | "h2" | "h3")
            && !out.ends_with('\n')
        {
            out.push('\n');
        }
    }
    out.push_str(rest);
    unescape(&out).trim().to_owned()
}

fn after_element<'a>(html: &'a str, name: &str) -> &'a str {
    let end = format!("</{name}");
    let found = html.to_ascii_lowercase().find(&end).and_then(|at| html.get(at..));
    found.and_then(|closing| closing.split_once('>')).map_or("", |(_, tail)| tail)
}

fn unescape(text: &str) -> String {
    text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::from_html;

    #[test]
    fn tags_go_and_text_stays() {
        assert_eq!(
            from_html("<p>Hola <b>Ana</b></p><style>x{}</style><p>2 &lt; 3 &amp; 4</p>"),
            "Hola Ana\n2 < 3 & 4"
        );
        assert_eq!(from_html("a < b"), "a");
        assert_eq!(from_html("<script>alert(1)"), "");
    }
}
