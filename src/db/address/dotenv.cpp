// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/dotenv.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringDecoder>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

auto invalid(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

Result<QString> decoded(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar::Null))
        return invalid(Text::tr("The file .env is not text in UTF-8. Save it as UTF-8 and try again."));
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

qsizetype endOfLine(const QString &text, qsizetype from)
{
    const qsizetype end = text.indexOf(u'\n', from);
    return end < 0 ? text.size() : end;
}

//! The end of the white space of one line from \a at on.
qsizetype afterBlanks(const QString &text, qsizetype at)
{
    while (at < text.size() && (text.at(at) == u' ' || text.at(at) == u'\t'))
        ++at;
    return at;
}

bool isPartOfName(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'.' || character == u'-';
}

//! "export NAME =" or "NAME: ".
struct Assignment {
    QString name;
    qsizetype end = 0; //!< Behind the sign.
};

std::optional<Assignment> assignmentAt(const QString &text, qsizetype at)
{
    at = afterBlanks(text, at);
    const QLatin1StringView word("export");
    if (QStringView(text).sliced(at).startsWith(word) && afterBlanks(text, at + word.size()) > at + word.size())
        at = afterBlanks(text, at + word.size());
    const qsizetype begin = at;
    while (at < text.size() && isPartOfName(text.at(at)))
        ++at;
    if (at == begin)
        return std::nullopt;
    Assignment assignment{text.sliced(begin, at - begin)};
    if (at < text.size() && text.at(at) == u':' && afterBlanks(text, at + 1) > at + 1) {
        assignment.end = at + 1;
        return assignment;
    }
    at = afterBlanks(text, at);
    if (at == text.size() || text.at(at) != u'=')
        return std::nullopt;
    assignment.end = at + 1;
    return assignment;
}

//! True where nothing but a comment follows on the line.
bool nothingMore(const QString &text, qsizetype at)
{
    at = afterBlanks(text, at);
    return at == text.size() || text.at(at) == u'\n' || text.at(at) == u'#';
}

} // namespace

Dotenv::Value Dotenv::unquotedValue(const QString &text, qsizetype from)
{
    Value value;
    value.end = endOfLine(text, from);
    const QString line = text.sliced(from, value.end - from);
    const qsizetype hash = line.indexOf(u'#');
    if (hash > 0 && !line.at(hash - 1).isSpace())
        value.flaw = Flaw::CutByHash;
    value.text = (hash < 0 ? line : line.first(hash)).trimmed();
    return value;
}

Dotenv::Value Dotenv::valueAt(const QString &text, qsizetype from)
{
    from = afterBlanks(text, from);
    const QChar quote = from < text.size() ? text.at(from) : QChar();
    if (quote != u'"' && quote != u'\'' && quote != u'`')
        return unquotedValue(text, from);

    qsizetype close = text.indexOf(quote, from + 1);
    while (close > 0 && text.at(close - 1) == u'\\')
        close = text.indexOf(quote, close + 1);
    if (close < 0) { // dotenv takes the line as it is.
        Value value = unquotedValue(text, from);
        value.flaw = Flaw::OpenQuote;
        return value;
    }
    Value value;
    value.text = text.sliced(from + 1, close - from - 1);
    if (quote == u'"')
        value.text.replace("\\n"_L1, "\n"_L1).replace("\\r"_L1, "\r"_L1);
    value.end = endOfLine(text, close);
    if (!nothingMore(text, close + 1))
        value.flaw = Flaw::TextBehindQuote;
    return value;
}

Result<std::optional<QString>> Dotenv::value(const QString &variable) const
{
    const auto found = m_variables.constFind(variable);
    if (found == m_variables.cend() || found->text.trimmed().isEmpty())
        return std::nullopt;
    switch (found->flaw) {
    case Flaw::None:
        break;
    case Flaw::OpenQuote:
        return invalid(Text::tr("Line %1 of the .env text has a quotation mark that is not closed.").arg(found->line));
    case Flaw::TextBehindQuote:
        return invalid(Text::tr("Line %1 of the .env text goes on behind its quotation mark.").arg(found->line));
    case Flaw::CutByHash:
        return invalid(Text::tr("In line %1 of the .env text everything behind the # would be lost. Put the value "
                                "into quotation marks; in an address, # is written as %23.")
                           .arg(found->line));
    }
    if (found->text.contains("${"_L1)) {
        return invalid(Text::tr("Line %1 of the .env text refers to another variable (${…}), which is not filled "
                                "in here. Write the value out.")
                           .arg(found->line));
    }
    return found->text;
}

Result<Dotenv> Dotenv::read(const QByteArray &bytes)
{
    const auto text = decoded(bytes);
    if (!text)
        return passOn(text);

    Dotenv dotenv;
    int line = 1;
    qsizetype counted = 0;
    for (qsizetype at = 0; at < text->size(); ++at) {
        const auto assignment = assignmentAt(*text, at);
        if (!assignment) {
            at = endOfLine(*text, at);
            continue;
        }
        line += int(QStringView(*text).sliced(counted, at - counted).count(u'\n'));
        counted = at;
        Value value = valueAt(*text, assignment->end);
        value.line = line;
        at = value.end;
        dotenv.m_variables.insert(assignment->name, std::move(value));
    }
    return dotenv;
}

Result<std::optional<QString>> readDotenv(const QByteArray &text, const QString &variable)
{
    return Dotenv::read(text).and_then([&variable](const Dotenv &dotenv) { return dotenv.value(variable); });
}

} // namespace catalpa::db
