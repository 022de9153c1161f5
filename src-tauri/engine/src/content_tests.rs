use super::*;

fn html_mail(body: &str) -> MessageContent {
    read(
        format!("From: Ana <ana@proseware.example>\r\nSubject: Hi\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}")
            .as_bytes(),
    )
}

/// A message of parts, each with its headers.
fn parts(kind: &str, parts: &[&str]) -> Vec<u8> {
    let mut mime =
        format!("From: ana@proseware.example\r\nContent-Type: multipart/{kind}; boundary=b\r\n\r\n");
    for part in parts {
        mime.push_str("--b\r\n");
        mime.push_str(part);
        mime.push_str("\r\n");
    }
    mime.push_str("--b--\r\n");
    mime.into_bytes()
}

#[test]
fn nothing_of_a_hostile_page_runs_loads_or_sends() {
    let hostile = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" jAvAsCrIpT:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<form action=\"https://evil.example\"><input name=p><button>Go</button></form>",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
        "<base href=\"https://evil.example/\">",
        "<link rel=stylesheet href=\"https://evil.example/a.css\">",
        "<style>body{background:url(https://evil.example/a)}</style>",
        "<p style=\"background:url(https://evil.example/a);background-image:url(https://evil.example/b)\">x</p>",
        "<p style=\"position:fixed;top:0;left:0;z-index:9\">x</p>",
        "<table background=\"https://evil.example/a\"><tr><td>x</td></tr></table>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<object data=\"https://evil.example/a\"></object><embed src=\"https://evil.example/a\">",
        "<video src=\"https://evil.example/a\" poster=\"https://evil.example/b\"></video>",
        "<img srcset=\"https://evil.example/a 2x\">",
        "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
        "<blockquote cite=\"https://evil.example/a\">x</blockquote>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    ];
    for body in hostile {
        let html = html_mail(body).html.to_lowercase();
        for word in
            ["alert", "evil", "<form", "<input", "<iframe", "position", "onload", "onerror", "javascript"]
        {
            assert!(!html.contains(word), "{word} is left of {body}: {html}");
        }
    }
}

#[test]
fn what_a_letter_needs_stays() {
    let body = "<table cellpadding=2><tr><td style=\"color: red; padding: 4px\" bgcolor=\"#eee\">10 €</td></tr></table>\
                <p align=center><font face=Arial>Hello</font> <a href=\"https://proseware.example/a?b=1\">site</a> \
                <a href=\"mailto:ana@proseware.example\">Ana</a></p>";
    let html = html_mail(body).html;
    for part in [
        "color:red",
        "padding:4px",
        "bgcolor=\"#eee\"",
        "10 €",
        "face=\"Arial\"",
        "https://proseware.example/a?b=1",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(html.contains("mailto:ana@proseware.example") && html.contains("noopener"));
}

#[test]
fn pictures_on_a_server_are_left_out_and_counted() {
    let content =
        html_mail("<img src=\"https://t.example/1.gif\"><img src=\"//t.example/2.gif\"><img src=\"a.png\">");
    assert_eq!(content.remote_images, 3);
    assert!(!content.html.contains("t.example"), "{}", content.html);
}

#[test]
fn pictures_that_came_with_the_mail_are_shown_and_are_no_files() {
    let mime = parts(
        "related",
        &[
            "Content-Type: text/html\r\n\r\n<img src=\"cid:logo@x\"><img src=\"cid:gone\"><img src=\"cid:bad@x\">",
            "Content-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==",
            "Content-Type: image/svg+xml\r\nContent-ID: <bad@x>\r\n\r\n<svg/>",
            "Content-Type: application/pdf; name=\"offer.pdf\"\r\nContent-Disposition: attachment\r\n\r\n%PDF",
        ],
    );
    let content = read(&mime);
    assert!(content.html.contains("data:image/png;base64,iVBORw=="), "{}", content.html);
    assert_eq!(content.html.matches("src=").count(), 1, "no address for what is missing or may run");
    let names: Vec<_> = content.files.iter().map(|file| (file.name.as_str(), file.size)).collect();
    assert_eq!(names, [("offer.pdf", 4)]);
    assert_eq!(content.remote_images, 0);
}

#[test]
fn html_only_mail_has_text_too_and_text_only_mail_has_no_html() {
    let content = html_mail("<p>One &amp; two</p><p>Three</p>");
    assert!(content.text.contains("One & two") && content.text.contains("Three"), "{}", content.text);
    let plain = read(b"From: a@b.example\r\nSubject: S\r\n\r\n1 < 2\r\nline two\r\n");
    assert_eq!((plain.html.as_str(), plain.text.as_str()), ("", "1 < 2\r\nline two"));
    assert_eq!(text_as_html("1 < 2"), "<pre>1&#32;&lt;&#32;2</pre>");
}

#[test]
fn both_ways_of_saying_it_are_kept_apart_and_a_body_in_pieces_is_put_together() {
    let both = read(&parts(
        "alternative",
        &["Content-Type: text/plain\r\n\r\nPlain", "Content-Type: text/html\r\n\r\n<b>Bold</b>"],
    ));
    assert_eq!((both.text.as_str(), both.html.as_str()), ("Plain", "<b>Bold</b>"));
    let pieces = read(&parts(
        "mixed",
        &[
            "Content-Type: text/html\r\n\r\n<p>First</p>",
            "Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF",
            "Content-Type: text/html\r\n\r\n<p>Last</p>",
        ],
    ));
    assert!(pieces.html.contains("First") && pieces.html.contains("Last"), "{}", pieces.html);
    assert_eq!(pieces.files.len(), 1);
}

#[test]
fn broken_mail_is_read_as_far_as_it_goes() {
    for mime in [
        &b""[..],
        b"\0\0\xff\xfe",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>cut",
        b"Content-Type: text/html; charset=nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!",
        b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$B\xff\xff",
        b"Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n",
    ] {
        let content = read(mime);
        assert!(!content.html.contains("<script") && !content.cut);
    }
    let latin = read(b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nma\xf1ana");
    assert_eq!(latin.text, "mañana");
}

#[test]
fn a_body_that_is_too_long_is_cut_and_says_so() {
    let long = read(format!("Subject: S\r\n\r\n{}", "ñ".repeat(3_000_000)).as_bytes());
    assert!(long.cut && long.text.len() <= 4 * 1024 * 1024 && long.text.ends_with('ñ'));
    assert!(!html_mail("<p>ñ</p>").cut);
}

#[test]
fn deep_nesting_is_no_danger() {
    let deep = html_mail(&format!("{}x{}", "<div>".repeat(5_000), "</div>".repeat(5_000)));
    assert!(deep.text.contains('x'));
}

#[test]
fn files_have_harmless_names_and_their_own_bytes() {
    let mime = parts(
        "mixed",
        &[
            "Content-Type: text/plain\r\n\r\nSee the files",
            "Content-Type: application/pdf; name=\"..\\..\\evil/../.offer.pdf\"\r\n\
             Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==",
            "Content-Type: application/x-thing\r\nContent-Disposition: attachment\r\n\r\nABC",
            "Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: Inner\r\n\r\nInside",
        ],
    );
    let names: Vec<String> = read(&mime).files.into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["offer.pdf", "file-2", "file-3"]);
    let (pdf, bytes) = file(&mime, 0).unwrap();
    assert_eq!((pdf.media_type.as_str(), pdf.size, bytes.as_slice()), ("application/pdf", 4, &b"%PDF"[..]));
    let (_, inner) = file(&mime, 2).unwrap();
    assert!(String::from_utf8(inner).unwrap().contains("Subject: Inner"));
    assert!(file(&mime, 3).is_none());
}
