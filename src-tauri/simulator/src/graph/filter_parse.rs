//! Reading a `$filter`: recursive descent over tokens, bounded in depth and length.

use chrono::{DateTime, NaiveDate};

use super::error::Fail;
use super::filter::{Expr, Lit, Operand, Verb};

/// Reads a filter.
pub(crate) fn parse(text: &str) -> Result<Expr, Fail> {
    // A filter of thousands of terms would exhaust the stack when it is walked.
    let tokens = tokens(text).filter(|tokens| tokens.len() <= 2_000).ok_or_else(|| syntax(text))?;
    let mut reader = Reader { tokens: &tokens, at: 0, depth: 0 };
    let expr = reader.or().filter(|_| reader.at == tokens.len());
    expr.ok_or_else(|| syntax(text))
}

fn syntax(text: &str) -> Fail {
    let head: String = text.chars().take(200).collect();
    Fail::new(400, "BadRequest", format!("Invalid filter clause: There is a syntax error in '{head}'."))
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Open,
    Close,
    Comma,
    Colon,
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut all = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => {}
            '(' => all.push(Token::Open),
            ')' => all.push(Token::Close),
            ',' => all.push(Token::Comma),
            ':' => all.push(Token::Colon),
            '\'' => {
                let mut body = String::new();
                loop {
                    match chars.next()? {
                        // A doubled quotation mark stands for one.
                        '\'' if chars.peek() == Some(&'\'') => body.extend(chars.next()),
                        '\'' => break,
                        other => body.push(other),
                    }
                }
                all.push(Token::Text(body));
            }
            first => {
                let mut word = String::from(first);
                let stop = |c: &char| c.is_whitespace() || "(),'".contains(*c);
                // A colon ends a lambda's variable but not a time of day.
                while let Some(next) = chars.next_if(|c| !stop(c) && (*c != ':' || word.contains('T'))) {
                    word.push(next);
                }
                all.push(Token::Word(word));
            }
        }
    }
    Some(all)
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at)?.clone();
        self.at += 1;
        Some(token)
    }

    fn expect(&mut self, token: &Token) -> Option<()> {
        (self.next()? == *token).then_some(())
    }

    fn word(&mut self, wanted: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(word)) if word.eq_ignore_ascii_case(wanted));
        self.at += usize::from(found);
        found
    }

    fn or(&mut self) -> Option<Expr> {
        let mut left = self.and()?;
        while self.word("or") {
            left = Expr::Or(Box::new(left), Box::new(self.and()?));
        }
        Some(left)
    }

    fn and(&mut self) -> Option<Expr> {
        let mut left = self.term()?;
        while self.word("and") {
            left = Expr::And(Box::new(left), Box::new(self.term()?));
        }
        Some(left)
    }

    fn term(&mut self) -> Option<Expr> {
        self.depth += 1;
        // Deep nesting would exhaust the stack.
        let found = if self.depth > 100 {
            None
        } else if self.word("not") {
            self.term().map(|inner| Expr::Not(Box::new(inner)))
        } else if self.peek() == Some(&Token::Open) {
            self.at += 1;
            let inner = self.or()?;
            self.expect(&Token::Close)?;
            Some(inner)
        } else {
            self.test()
        };
        self.depth -= 1;
        found
    }

    fn test(&mut self) -> Option<Expr> {
        if let (Some(Token::Word(name)), Some(Token::Open)) = (self.peek(), self.tokens.get(self.at + 1)) {
            let name = name.to_ascii_lowercase();
            let verb = match name.as_str() {
                "startswith" => Some(Verb::StartsWith),
                "endswith" => Some(Verb::EndsWith),
                "contains" => Some(Verb::Contains),
                _ => None,
            };
            if let Some(verb) = verb {
                return self.call(verb);
            }
            if let Some(collection) = name.strip_suffix("/any") {
                return self.any(collection);
            }
        }
        let left = self.operand()?;
        let Token::Word(word) = self.next()? else {
            return None;
        };
        if word.eq_ignore_ascii_case("in") {
            return self.one_of(&left);
        }
        let verb = match word.to_ascii_lowercase().as_str() {
            "eq" => Verb::Eq,
            "ne" => Verb::Ne,
            "gt" => Verb::Gt,
            "ge" => Verb::Ge,
            "lt" => Verb::Lt,
            "le" => Verb::Le,
            _ => return None,
        };
        Some(Expr::Test(left, verb, self.operand()?))
    }

    fn call(&mut self, verb: Verb) -> Option<Expr> {
        self.at += 2;
        let left = self.operand()?;
        self.expect(&Token::Comma)?;
        let right = self.operand()?;
        self.expect(&Token::Close)?;
        // `startsWith(subject,'x') eq true` is the same thing said at length.
        if self.word("eq") && !self.word("true") {
            return None;
        }
        Some(Expr::Test(left, verb, right))
    }

    fn any(&mut self, collection: &str) -> Option<Expr> {
        self.at += 2;
        let Token::Word(variable) = self.next()? else {
            return None;
        };
        self.expect(&Token::Colon)?;
        let inner = self.or()?;
        self.expect(&Token::Close)?;
        let variable = variable.to_ascii_lowercase();
        Some(Expr::Any(collection.to_owned(), Box::new(strip(inner, &variable))))
    }

    fn one_of(&mut self, left: &Operand) -> Option<Expr> {
        self.expect(&Token::Open)?;
        let mut found: Option<Expr> = None;
        loop {
            let test = Expr::Test(left.clone(), Verb::Eq, self.operand()?);
            found = Some(match found {
                None => test,
                Some(before) => Expr::Or(Box::new(before), Box::new(test)),
            });
            match self.next()? {
                Token::Comma => {}
                Token::Close => return found,
                _ => return None,
            }
        }
    }

    fn operand(&mut self) -> Option<Operand> {
        match self.next()? {
            Token::Text(text) => Some(Operand::Value(Lit::Text(text))),
            Token::Word(word) => self.word_operand(&word),
            _ => None,
        }
    }

    fn word_operand(&mut self, word: &str) -> Option<Operand> {
        let lower = word.to_ascii_lowercase();
        if matches!(lower.as_str(), "tolower" | "toupper" | "trim" | "cast")
            && self.peek() == Some(&Token::Open)
        {
            // Letter case and type do not count in comparisons, so these change nothing.
            self.at += 1;
            let inner = self.operand()?;
            if self.peek() == Some(&Token::Comma) {
                self.at += 2;
            }
            self.expect(&Token::Close)?;
            return Some(inner);
        }
        let lit = match lower.as_str() {
            "true" => Lit::Bool(true),
            "false" => Lit::Bool(false),
            "null" => Lit::Null,
            _ if word.starts_with(|c: char| c.is_ascii_digit() || c == '-') => number_or_time(word)?,
            _ if is_path(word) => return Some(Operand::Path(lower)),
            _ => return None,
        };
        Some(Operand::Value(lit))
    }
}

fn is_path(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphanumeric() || "/_.@$".contains(c))
}

fn number_or_time(word: &str) -> Option<Lit> {
    if let Ok(number) = word.parse::<f64>() {
        return Some(Lit::Number(number));
    }
    if let Ok(time) = DateTime::parse_from_rfc3339(word) {
        return Some(Lit::Time(time.to_utc()));
    }
    let day = NaiveDate::parse_from_str(word, "%Y-%m-%d").ok()?;
    Some(Lit::Time(day.and_time(chrono::NaiveTime::MIN).and_utc()))
}

fn strip(expr: Expr, variable: &str) -> Expr {
    let side = |operand: Operand| match operand {
        Operand::Path(path) if path == variable => Operand::Path(String::new()),
        Operand::Path(path) => {
            let inner =
                path.strip_prefix(variable).and_then(|rest| rest.strip_prefix('/')).map(str::to_owned);
            Operand::Path(inner.unwrap_or(path))
        }
        value @ Operand::Value(_) => value,
    };
    match expr {
        Expr::And(a, b) => Expr::And(Box::new(strip(*a, variable)), Box::new(strip(*b, variable))),
        Expr::Or(a, b) => Expr::Or(Box::new(strip(*a, variable)), Box::new(strip(*b, variable))),
        Expr::Not(inner) => Expr::Not(Box::new(strip(*inner, variable))),
        Expr::Test(a, verb, b) => Expr::Test(side(a), verb, side(b)),
        any @ Expr::Any(..) => any,
    }
}
