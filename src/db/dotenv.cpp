// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/dotenv.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

auto refused(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

Result<QString> decoded(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar::Null))
        return refused(Text::tr("The file .env is not text in UTF-8. Save it as UTF-8 and try again."));
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

//! What stands behind the = of one variable, up to where the next line is looked for.
struct Value {
    enum class Flaw { None, OpenQuote, TextBehindQuote, CutByHash };

    QString text;
    qsizetype end = 0;
    Flaw flaw = Flaw::None;
};

qsizetype endOfLine(const QString &text, qsizetype from)
{
    const qsizetype end = text.indexOf(u'\n', from);
    return end < 0 ? text.size() : end;
}

Value unquotedValue(const QString &text, qsizetype from)
{
    Value value;
    value.end = endOfLine(text, from);
    const QString line = text.sliced(from, value.end - from);
    const qsizetype hash = line.indexOf(u'#');
    if (hash > 0 && !line.at(hash - 1).isSpace())
        value.flaw = Value::Flaw::CutByHash;
    value.text = (hash < 0 ? line : line.first(hash)).trimmed();
    return value;
}

Value valueAt(const QString &text, qsizetype from)
{
    static const QRegularExpression nothingMore(u"\\G[ \\t]*(?:#[^\\n]*)?(?:\\n|\\z)"_s);
    while (from < text.size() && (text.at(from) == u' ' || text.at(from) == u'\t'))
        ++from;
    const QChar quote = from < text.size() ? text.at(from) : QChar();
    if (quote != u'"' && quote != u'\'' && quote != u'`')
        return unquotedValue(text, from);

    qsizetype close = text.indexOf(quote, from + 1);
    while (close > 0 && text.at(close - 1) == u'\\')
        close = text.indexOf(quote, close + 1);
    if (close < 0) { // dotenv takes the line as it is.
        Value value = unquotedValue(text, from);
        value.flaw = Value::Flaw::OpenQuote;
        return value;
    }
    Value value;
    value.text = text.sliced(from + 1, close - from - 1);
    if (quote == u'"')
        value.text.replace("\\n"_L1, "\n"_L1).replace("\\r"_L1, "\r"_L1);
    value.end = endOfLine(text, close);
    if (!nothingMore.match(text, close + 1).hasMatch())
        value.flaw = Value::Flaw::TextBehindQuote;
    return value;
}

Result<> checkUsable(const Value &value, qint64 line)
{
    switch (value.flaw) {
    case Value::Flaw::None:
        break;
    case Value::Flaw::OpenQuote:
        return refused(Text::tr("Line %1 of the file .env has a quotation mark that is not closed.").arg(line));
    case Value::Flaw::TextBehindQuote:
        return refused(Text::tr("Line %1 of the file .env goes on behind its quotation mark.").arg(line));
    case Value::Flaw::CutByHash:
        return refused(Text::tr("In line %1 of the file .env everything behind the # would be lost. Put the value "
                                "into quotation marks; in an address, # is written as %23.")
                           .arg(line));
    }
    if (value.text.contains("${"_L1)) {
        return refused(Text::tr("Line %1 of the file .env refers to another variable (${…}), which is not filled "
                                "in here. Write the value out.")
                           .arg(line));
    }
    return {};
}

} // namespace

Result<std::optional<QString>> readDotenv(const QByteArray &bytes, const QString &variable)
{
    static const QRegularExpression assignment(u"\\G[ \\t]*(?:export[ \\t]+)?([\\w.-]+)(?:[ \\t]*=|:[ \\t]+)"_s);
    const auto text = decoded(bytes);
    if (!text)
        return passOn(text);

    std::optional<QString> found;
    Result<> usable;
    for (qsizetype at = 0; at < text->size(); ++at) {
        const auto match = assignment.match(*text, at);
        if (!match.hasMatch()) {
            at = endOfLine(*text, at);
            continue;
        }
        const Value value = valueAt(*text, match.capturedEnd());
        if (match.captured(1) == variable) {
            usable = checkUsable(value, text->first(at).count(u'\n') + 1);
            found = value.text;
        }
        at = value.end;
    }
    if (!usable)
        return passOn(usable);
    if (found && found->trimmed().isEmpty())
        found.reset();
    return found;
}

} // namespace catalpa::db
