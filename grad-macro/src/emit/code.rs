//! Emitted code as a tree of lines, from which both the tokens and a formatted text are made.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::printer;

/// Statements, in order.
#[derive(Clone, Default, Debug)]
pub struct Code(pub Vec<Line>);

#[derive(Clone, Debug)]
pub struct Line {
    /// A whole statement, or what precedes a block.
    pub head: TokenStream,
    /// The block between `head` and `tail`.
    pub body: Option<Code>,
    pub tail: TokenStream,
    /// The source statement that the line mirrors.
    pub comment: Option<String>,
    /// Means nothing to a reader (`let x = x;`, which only changes hygiene).
    pub hidden: bool,
}

impl Code {
    pub fn tokens(&self) -> TokenStream {
        let mut out = TokenStream::new();
        for line in &self.0 {
            out.extend(line.head.clone());
            if let Some(body) = &line.body {
                let group = Group::new(Delimiter::Brace, body.tokens());
                out.extend([TokenTree::Group(group)]);
            }
            out.extend(line.tail.clone());
        }
        out
    }

    /// Formatted, every line with `indent` more levels of four spaces.
    pub fn text(&self, indent: usize) -> String {
        let mut out = String::new();
        self.write(indent, &mut out);
        out
    }

    fn write(&self, indent: usize, out: &mut String) {
        let mut joined = false;
        for (at, line) in self.0.iter().enumerate() {
            if line.hidden {
                continue;
            }
            let next = self.0.get(at + 1);
            let joins = next.is_some_and(|next| printer::starts_with(&next.head, "else"));
            line.write(indent, joined, joins, out);
            joined = joins;
        }
    }
}

impl Line {
    /// `joined`: after the `}` of the line before; `joins`: the next line goes on after our `}`.
    fn write(&self, indent: usize, joined: bool, joins: bool, out: &mut String) {
        let lead = if joined {
            " ".to_owned()
        } else {
            "    ".repeat(indent)
        };
        out.push_str(&lead);
        let Some(body) = &self.body else {
            let text = printer::text(&self.head);
            let comment = self.comment(&text);
            out.push_str(&printer::wrap(&text, indent));
            out.push_str(&comment);
            out.push('\n');
            return;
        };
        let head = printer::text(&self.head);
        if let Some(only) = self.only_line(body) {
            out.push_str(&printer::wrap(&printer::text(&only.head), indent));
            out.push('\n');
            return;
        }
        let comment = self.comment(&head);
        out.push_str(&printer::wrap(&head, indent));
        if !head.is_empty() {
            out.push(' ');
        }
        out.push('{');
        out.push_str(&comment);
        out.push('\n');
        body.write(indent + 1, out);
        out.push_str(&"    ".repeat(indent));
        out.push('}');
        out.push_str(&printer::text(&self.tail));
        if !joins {
            out.push('\n');
        }
    }

    /// The one statement of a bare block whose other lines are hidden.
    fn only_line<'a>(&self, body: &'a Code) -> Option<&'a Line> {
        let mut shown = body.0.iter().filter(|line| !line.hidden);
        let only = shown.next().filter(|line| line.body.is_none())?;
        let bare = self.head.is_empty() && body.0.len() > 1 && shown.next().is_none();
        bare.then_some(only)
    }

    /// The comment, unless the line says the same.
    fn comment(&self, text: &str) -> String {
        let Some(comment) = &self.comment else {
            return String::new();
        };
        let essence = |s: &str| {
            s.chars()
                .filter(|c| c.is_alphanumeric() || "+-*/<>=&|!".contains(*c))
                .collect::<String>()
        };
        let same = essence(text) == essence(comment);
        if same || comment.is_empty() {
            String::new()
        } else {
            format!(" // {comment}")
        }
    }
}
