//! The conversation: JSON objects, one a line, each answered by one line.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;
use std::io::{self, BufRead, Write};

use crate::answer::{Answer, Output};
use crate::tool;

/// Answers every line of `requests` until it ends.
pub fn converse(mut requests: impl BufRead, mut replies: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    while requests.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            serde_json::to_writer(&mut replies, &reply(&line))?;
            replies.write_all(b"\n")?;
            replies.flush()?;
        }
        line.clear();
    }
    Ok(())
}

#[derive(Default, Serialize)]
struct Reply {
    id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tool: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    success: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<Output>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timings: Option<Vec<Timing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct Timing {
    name: &'static str,
    nanoseconds: u64,
}

/// The fields of a message that we read; kept as text until we know which of them matter.
#[derive(Default)]
struct Message<'a> {
    id: Option<&'a RawValue>,
    kind: Option<&'a RawValue>,
    module: Option<&'a RawValue>,
    function: Option<&'a RawValue>,
    input: Option<&'a RawValue>,
}

fn reply(line: &[u8]) -> Reply {
    let mut message = Message::default();
    let read = read(line, &mut message);
    // A line that breaks off, or has a NaN in its input, is still answered under its id if that came first.
    let id = message
        .id
        .and_then(|id| serde_json::from_str(id.get()).ok());
    let answered = match read {
        Ok(()) => answer(&message),
        Err(error) => Err(format!("not a message: {error}")),
    };
    let mut reply = answered.unwrap_or_else(|error| Reply {
        success: Some(false),
        error: Some(error),
        ..Reply::default()
    });
    reply.id = id;
    reply
}

fn answer(message: &Message<'_>) -> Result<Reply, String> {
    integer("id", message.id)?;
    match string("kind", message.kind)?.as_str() {
        "start" => Ok(Reply {
            tool: Some("grad"),
            ..Reply::default()
        }),
        "define" => {
            let module = string("module", message.module)?;
            tool::module(&module).map_err(|failure| failure.to_string())?;
            Ok(Reply {
                success: Some(true),
                ..Reply::default()
            })
        }
        "evaluate" => {
            let module = string("module", message.module)?;
            let function = string("function", message.function)?;
            let input = message.input.ok_or("`input` is missing")?;
            let answer = tool::evaluate(&module, &function, input.get());
            answer.map(success).map_err(|failure| failure.to_string())
        }
        _ => Ok(Reply::default()),
    }
}

fn success(answer: Answer) -> Reply {
    let timing = |nanoseconds| Timing {
        name: "evaluate",
        nanoseconds,
    };
    Reply {
        success: Some(true),
        output: Some(answer.output),
        timings: Some(answer.nanoseconds.into_iter().map(timing).collect()),
        ..Reply::default()
    }
}

fn integer(name: &str, value: Option<&RawValue>) -> Result<i64, String> {
    field(name, value)
}

fn string(name: &str, value: Option<&RawValue>) -> Result<String, String> {
    field(name, value)
}

fn field<'a, T: Deserialize<'a>>(name: &str, value: Option<&'a RawValue>) -> Result<T, String> {
    let value = value.ok_or_else(|| format!("`{name}` is missing"))?;
    serde_json::from_str(value.get()).map_err(|error| format!("`{name}`: {error}"))
}

/// Fills `message` field by field: what was read before an error stays.
fn read<'a>(line: &'a [u8], message: &mut Message<'a>) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(line);
    Fields(message).deserialize(&mut deserializer)?;
    deserializer.end()
}

struct Fields<'m, 'a>(&'m mut Message<'a>);

impl<'a> DeserializeSeed<'a> for Fields<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Fields<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value()?;
            match name.as_str() {
                "id" => self.0.id = Some(value),
                "kind" => self.0.kind = Some(value),
                "module" => self.0.module = Some(value),
                "function" => self.0.function = Some(value),
                "input" => self.0.input = Some(value),
                _ => {}
            }
        }
        Ok(())
    }
}
