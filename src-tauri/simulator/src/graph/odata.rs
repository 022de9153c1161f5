//! `OData` query options and `Prefer` (<https://learn.microsoft.com/graph/query-parameters>).

use super::error::Fail;
use super::filter::{self, Expr};
use crate::http::{Call, percent_encode};

/// `$expand=name($filter=…;$select=…)`
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expand {
    /// In lower case.
    pub(crate) name: String,
    pub(crate) filter: Option<String>,
    pub(crate) select: Option<Vec<String>>,
}

/// The query options of a request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query {
    pub(crate) top: Option<usize>,
    pub(crate) skip: usize,
    /// Names in lower case; `None` is everything.
    pub(crate) select: Option<Vec<String>>,
    pub(crate) filter: Option<Expr>,
    /// Property path in lower case, and whether descending.
    pub(crate) order: Vec<(String, bool)>,
    pub(crate) count: bool,
    pub(crate) expand: Vec<Expand>,
    pub(crate) search: Option<String>,
    pub(crate) skip_token: Option<String>,
    pub(crate) delta_token: Option<String>,
    pub(crate) change_type: Option<String>,
    pub(crate) include_hidden: bool,
    /// As they came, for next links.
    pub(crate) raw: Vec<(String, String)>,
}

impl Query {
    /// Reads the options; what Graph would not take is a 400.
    pub(crate) fn parse(call: &Call) -> Result<Self, Fail> {
        let mut query = Self { raw: call.query_pairs(), ..Self::default() };
        for (name, value) in query.raw.clone() {
            query.take(&name, value.trim())?;
        }
        if query.search.is_some() && (query.filter.is_some() || !query.order.is_empty()) {
            return Err(Fail::new(
                400,
                "SearchWithOrderBy",
                "The query parameter '$search' cannot be combined with '$filter' or '$orderby'.",
            ));
        }
        query.check_order()?;
        Ok(query)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Fail> {
        match name.to_ascii_lowercase().trim_start_matches('$') {
            "top" => {
                let top = number("$top", value)?;
                if !(1..=1000).contains(&top) {
                    return Err(Fail::new(
                        400,
                        "ErrorInvalidParameter",
                        "The value of $top must be between 1 and 1000.",
                    ));
                }
                self.top = Some(top);
            }
            "skip" => self.skip = number("$skip", value)?,
            "select" => self.select = names(value),
            "filter" => self.filter = Some(filter::parse(value)?),
            "orderby" => self.order = order(value)?,
            "count" => self.count = value.eq_ignore_ascii_case("true"),
            "expand" => self.expand = expand(value)?,
            "search" => self.search = Some(value.to_owned()),
            "skiptoken" => self.skip_token = Some(value.to_owned()),
            "deltatoken" => self.delta_token = Some(value.to_owned()),
            "changetype" => self.change_type = Some(value.to_ascii_lowercase()),
            "includehiddenfolders" => self.include_hidden = value.eq_ignore_ascii_case("true"),
            "format" => {}
            _ if name.starts_with('$') => {
                return Err(Fail::bad_query(format!("The query parameter '{name}' is not supported.")));
            }
            _ => {}
        }
        Ok(())
    }

    /// With `$filter` and `$orderby`, what is sorted by must be filtered by, first and in the same order (wire §1, List).
    fn check_order(&self) -> Result<(), Fail> {
        let Some(filter) = &self.filter else { return Ok(()) };
        let filtered = filter.paths();
        let ordered = self.order.iter().map(|(path, _)| path);
        let fits = ordered.clone().zip(&filtered).all(|(order, filter)| order == filter);
        if fits && self.order.len() <= filtered.len() {
            return Ok(());
        }
        Err(Fail::new(
            400,
            "InefficientFilter",
            "The restriction or sort order is too complex for this operation.",
        ))
    }

    /// Refuses `$select` of a property that the type does not have.
    pub(crate) fn check_select(&self, known: &[&str], type_name: &str) -> Result<(), Fail> {
        let unknown = self.select.iter().flatten().find(|name| {
            let own = name.split('/').next().unwrap_or_default();
            !known.iter().any(|known| known.eq_ignore_ascii_case(own))
        });
        match unknown {
            None => Ok(()),
            Some(name) => Err(Fail::bad_query(format!(
                "Parsing OData Select and Expand failed: Could not find a property named '{name}' on type 'microsoft.graph.{type_name}'."
            ))),
        }
    }

    /// The address of the page that begins after `skip` items: everything else stays as it was asked for.
    pub(crate) fn next_link(&self, address: &str, skip: usize) -> String {
        let kept =
            self.raw.iter().filter(|(name, _)| !name.trim_start_matches('$').eq_ignore_ascii_case("skip"));
        let mut pairs: Vec<String> =
            kept.map(|(name, value)| format!("{name}={}", percent_encode(value))).collect();
        pairs.push(format!("$skip={skip}"));
        format!("{address}?{}", pairs.join("&"))
    }
}

fn number(name: &str, value: &str) -> Result<usize, Fail> {
    value.parse().map_err(|_| Fail::bad_query(format!("Invalid value '{value}' for {name} query option found. The {name} query option requires a non-negative integer value.")))
}

fn names(list: &str) -> Option<Vec<String>> {
    let all: Vec<String> = list
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    (!all.is_empty() && !all.iter().any(|name| name == "*")).then_some(all)
}

fn order(list: &str) -> Result<Vec<(String, bool)>, Fail> {
    let mut all = Vec::new();
    for part in list.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let mut words = part.split_whitespace();
        let path = words.next().unwrap_or_default().to_ascii_lowercase();
        let descending = match words.next().map(str::to_ascii_lowercase).as_deref() {
            None | Some("asc") => false,
            Some("desc") => true,
            Some(_) => return Err(Fail::bad_query(format!("Syntax error in '$orderby={list}'."))),
        };
        all.push((path, descending));
    }
    Ok(all)
}

/// Cuts at a separator where no bracket and no quotation is open.
pub(crate) fn split_outside(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut depth, mut quoted, mut start) = (Vec::new(), 0_i32, false, 0);
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ if c == separator && !quoted && depth == 0 => {
                parts.extend(text.get(start..at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts
}

fn expand(text: &str) -> Result<Vec<Expand>, Fail> {
    let mut all = Vec::new();
    for part in split_outside(text, ',').into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let (name, options) = match part.split_once('(') {
            None => (part, ""),
            Some((name, rest)) => (
                name,
                rest.strip_suffix(')')
                    .ok_or_else(|| Fail::bad_query(format!("Syntax error in '$expand={text}'.")))?,
            ),
        };
        let mut one = Expand { name: name.trim().to_ascii_lowercase(), filter: None, select: None };
        for option in split_outside(options, ';') {
            let (key, value) = option.split_once('=').unwrap_or((option, ""));
            match key.trim().to_ascii_lowercase().trim_start_matches('$') {
                "filter" => one.filter = Some(value.to_owned()),
                "select" => one.select = names(value),
                _ => {}
            }
        }
        all.push(one);
    }
    Ok(all)
}

/// What the `Prefer` headers ask for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prefer {
    pub(crate) immutable: bool,
    pub(crate) text_body: bool,
    pub(crate) max_page: Option<usize>,
    /// For `preference-applied`.
    pub(crate) applied: Vec<String>,
}

impl Prefer {
    pub(crate) fn parse(call: &Call, honour_immutable: bool) -> Self {
        let mut prefer = Self::default();
        let all = call.header_values("prefer").flat_map(|value| value.split([',', ';']));
        for (name, value) in all.filter_map(|part| part.trim().split_once('=')) {
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "idtype" if value == "ImmutableId" && honour_immutable => {
                    prefer.immutable = true;
                    prefer.applied.push("IdType=ImmutableId".to_owned());
                }
                "outlook.body-content-type" if value.eq_ignore_ascii_case("text") => {
                    prefer.text_body = true;
                    prefer.applied.push("outlook.body-content-type=text".to_owned());
                }
                "odata.maxpagesize" => {
                    prefer.max_page = value.parse().ok().filter(|size| *size > 0);
                    prefer.applied.extend(prefer.max_page.map(|size| format!("odata.maxpagesize={size}")));
                }
                _ => {}
            }
        }
        prefer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Result<Query, Fail> {
        let call = Call {
            method: "GET".into(),
            path: "/v1.0/me/messages".into(),
            query: text.into(),
            headers: vec![("prefer".into(), "IdType=\"ImmutableId\", odata.maxpagesize=7".into())],
            body: axum::body::Bytes::new(),
        };
        let prefer = Prefer::parse(&call, true);
        assert!(prefer.immutable && prefer.max_page == Some(7));
        Query::parse(&call)
    }

    #[test]
    fn options_are_read_and_kept_for_the_next_page() {
        let q = query("$top=5&%24select=id,Subject&$skip=10&$orderby=receivedDateTime%20desc").expect("fine");
        assert_eq!((q.top, q.skip), (Some(5), 10));
        assert_eq!(q.select, Some(vec!["id".to_owned(), "subject".to_owned()]));
        assert_eq!(
            q.next_link("http://h/m", 15),
            "http://h/m?$top=5&$select=id%2CSubject&$orderby=receivedDateTime%20desc&$skip=15"
        );
    }

    #[test]
    fn what_graph_refuses_is_refused() {
        for text in [
            "$top=0",
            "$top=1001",
            "$top=x",
            "$skip=-1",
            "$wrong=1",
            "$filter=",
            "$orderby=a%20up",
            "$expand=a(",
        ] {
            assert_eq!(query(text).err().map(|fail| fail.status), Some(400), "{text}");
        }
        let fail = query("$filter=isRead eq false&$orderby=receivedDateTime desc").expect_err("inefficient");
        assert_eq!(fail.code, "InefficientFilter");
        query("$filter=receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false&$orderby=receivedDateTime desc")
            .expect("the documented form");
    }

    #[test]
    fn expand_has_options_of_its_own() {
        let q = query("$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x36' or id eq 'a,(b'),attachments($select=id,name)")
            .expect("fine");
        assert_eq!(q.expand.len(), 2);
        assert_eq!(q.expand[0].filter.as_deref(), Some("id eq 'Integer 0x36' or id eq 'a,(b'"));
        assert_eq!(q.expand[1].select, Some(vec!["id".to_owned(), "name".to_owned()]));
    }
}
