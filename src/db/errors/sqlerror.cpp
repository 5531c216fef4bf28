// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/errors/sqlerror.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

constexpr qsizetype longestField = 8'000; //!< The server decides how long a field is.
constexpr qsizetype longestWords = 400;

QString field(const pg_result *result, int code)
{
    const char *text = PQresultErrorField(result, code);
    return QString::fromUtf8(text, text ? qsizetype(qstrnlen(text, longestField)) : 0);
}

bool containsInOrder(QStringView text, QLatin1StringView pattern)
{
    qsizetype from = 0;
    for (const auto part : pattern.tokenize('*'_L1)) {
        const qsizetype at = text.indexOf(part, from);
        if (at < 0)
            return false;
        from = at + part.size();
    }
    return true;
}

bool containsOneOf(QStringView text, QLatin1StringView patterns)
{
    for (const auto pattern : patterns.tokenize('|'_L1)) {
        if (containsInOrder(text, pattern))
            return true;
    }
    return false;
}

//! The line of a connection's text that the server itself has written, without its severity; libpq puts two spaces
//! behind that in every language.
QString wordsFromConnection(const QString &text)
{
    static const QRegularExpression said(u"(?:^|failed: |\\n)[^\\s:]+:  (?:[0-9A-Z]{5}: )?([^\\n]+)"_s);
    QString words;
    for (auto matches = said.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        static const QStringList notes{u"DETAIL"_s, u"HINT"_s, u"CONTEXT"_s, u"LOCATION"_s};
        if (!notes.contains(match.captured().trimmed().section(u':', 0, 0)))
            words = match.captured(1);
    }
    return words;
}

//! The SQLSTATE in a verbose text: "failed: FATAL:  28P01: …"; empty where there is none.
QString stateFromConnection(const QString &text)
{
    static const QRegularExpression said(u"(?:^|failed: |\\n)[^\\s:]+:  ([0-9A-Z]{5}): "_s);
    return said.match(text).captured(1);
}

QString words(Phase phase, const SqlDetails &sql)
{
    if (phase == Phase::Connecting)
        return asSentence(wordsFromConnection(sql.primary));
    return QStringList{asSentence(sql.primary), asSentence(sql.hint)}.join(u' ').trimmed();
}

//! What stands for %column and the like in a sentence; empty when the server did not tell.
QString told(QStringView name, Phase phase, const SqlDetails &sql)
{
    static const QRegularExpression key(u"\\((.+?)\\)=\\("_s);
    static const QRegularExpression quoted(u"\"([^\"]+)\""_s);
    if (name == "column"_L1)
        return inOneLine(sql.column);
    if (name == "constraint"_L1)
        return inOneLine(sql.constraint);
    if (name == "key"_L1)
        return inOneLine(key.match(sql.detail).captured(1));
    if (name == "state"_L1)
        return inOneLine(sql.sqlState);
    if (name == "name"_L1) {
        static const QRegularExpression place(u"connection to server (at|on socket) \"[^\"]*\""_s);
        return inOneLine(quoted.match(QString(sql.primary).remove(place)).captured(1));
    }
    return words(phase, sql);
}

//! Nothing when the server did not tell what the sentence names.
std::optional<QString> filled(const QString &sentence, Phase phase, const SqlDetails &sql)
{
    static const QRegularExpression placeholder(u"%(column|constraint|key|state|name|words)"_s);
    QString text;
    qsizetype end = 0;
    for (auto matches = placeholder.globalMatch(sentence); matches.hasNext();) {
        const auto match = matches.next();
        const QString value = told(match.capturedView(1), phase, sql);
        if (value.isEmpty())
            return {};
        text += sentence.sliced(end, match.capturedStart() - end) + value;
        end = match.capturedEnd();
    }
    return text + sentence.sliced(end);
}

bool holds(const ErrorMeaning &meaning, Phase phase, const SqlDetails &sql, QStringView text)
{
    using When = ErrorMeaning::When;
    if (meaning.when != When::Always && (meaning.when == When::Connecting) != (phase == Phase::Connecting))
        return false;
    // A state that is not told is not asked for, as long as the text speaks.
    const bool isSilent = meaning.text.isEmpty();
    const QString state = phase == Phase::Connecting && isSilent ? stateFromConnection(sql.primary) : sql.sqlState;
    const bool knowsState = !state.isEmpty();
    if (knowsState ? !state.startsWith(meaning.sqlState) : isSilent && !meaning.sqlState.isEmpty())
        return false;
    return (meaning.text.isEmpty() || containsOneOf(text, meaning.text))
        && filled(QString::fromUtf8(meaning.sentence), phase, sql);
}

QString sentenceOf(const ErrorMeaning &meaning, Phase phase, const SqlDetails &sql)
{
    const QString what = filled(Text::tr(meaning.sentence), phase, sql).value_or(QString());
    return meaning.next ? what + u' ' + Text::tr(meaning.next) : what;
}

} // namespace

QString inOneLine(const QString &text)
{
    QString line;
    for (const QChar character : text.left(2 * longestWords)) {
        const bool isControl = character.category() == QChar::Other_Control || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator || character.category() == QChar::Other_Format;
        line += isControl ? QChar(u' ') : character;
    }
    line = line.simplified();
    return line.size() <= longestWords ? line : line.left(longestWords) + u'…';
}

QString normalised(const QString &text)
{
    static const QRegularExpression ownSocket(u"connection to server on socket \"[^\"]*catalpa[^\"]*\""_s);
    static const QRegularExpression socket(u"connection to server on socket \"[^\"]*\""_s);
    static const QRegularExpression host(u"connection to server at \"[^\"]*\""_s);
    static const QRegularExpression quoted(u"\"[^\"]*\""_s);
    return QString(text)
        .replace(ownSocket, u"on own socket"_s)
        .replace(socket, u"on socket"_s)
        .replace(host, u"at host"_s)
        .replace(quoted, u"\"\""_s)
        .toLower();
}

QString asSentence(const QString &text)
{
    const QString line = inOneLine(text);
    return line.isEmpty() || u".!?…"_s.contains(line.back()) ? line : line + u'.';
}

bool isRaised(const SqlDetails &sql)
{
    // The innermost place comes first: "PL/pgSQL function checks.watch() line 3 at RAISE"; these words are in it in
    // every language of the server. What a DO block raises, somebody has just sent.
    const QString innermost = sql.context.section(u'\n', 0, 0);
    static const QRegularExpression raise(u"(?<![A-Za-z])RAISE(?![A-Za-z])"_s);
    static const QRegularExpression ours(u"(?<![\\w.])catalpa\\.|\\binline_code_block\\b"_s);
    return innermost.contains("PL/pgSQL"_L1) && innermost.contains(raise) && !innermost.contains(ours);
}

const ErrorMeaning *meaningOf(Phase phase, const SqlDetails &sql)
{
    using enum ErrorMeaning::End;
    static const ErrorMeaning raised{
        ErrorMeaning::When::Running, ""_L1, ""_L1, ErrorKind::Invalid, "%words", nullptr, Lasts};
    static const ErrorMeaning raisedForNow{
        ErrorMeaning::When::Running, ""_L1, ""_L1, ErrorKind::Invalid, "%words", nullptr, Passes};
    if (phase == Phase::Running && isRaised(sql) && !words(phase, sql).isEmpty())
        return sql.sqlState.startsWith("40"_L1) ? &raisedForNow : &raised; // Who raises that wants it asked again.
    const QString text = normalised(sql.primary);
    const auto meanings = errorMeanings();
    const auto found = std::find_if(meanings.begin(), meanings.end(),
                                    [&](const ErrorMeaning &meaning) { return holds(meaning, phase, sql, text); });
    return found == meanings.end() ? nullptr : &*found;
}

Error errorFrom(Phase phase, const SqlDetails &sql)
{
    const ErrorMeaning *meaning = meaningOf(phase, sql);
    QString detail =
        sql.sqlState.isEmpty() ? sql.primary.trimmed() : u"SQLSTATE %1: %2"_s.arg(sql.sqlState, sql.primary);
    if (!sql.constraint.isEmpty())
        detail += u" [%1]"_s.arg(sql.constraint);
    return {meaning ? meaning->kind : ErrorKind::Unexpected, meaning ? sentenceOf(*meaning, phase, sql) : QString(),
            detail, std::make_shared<SqlDetails>(sql)};
}

Error errorFromResult(const pg_result *result)
{
    const SqlDetails sql{
        .sqlState = field(result, PG_DIAG_SQLSTATE),
        .primary = field(result, PG_DIAG_MESSAGE_PRIMARY),
        .detail = field(result, PG_DIAG_MESSAGE_DETAIL),
        .hint = field(result, PG_DIAG_MESSAGE_HINT),
        .context = field(result, PG_DIAG_CONTEXT),
        .constraint = field(result, PG_DIAG_CONSTRAINT_NAME),
        .table = field(result, PG_DIAG_TABLE_NAME),
        .column = field(result, PG_DIAG_COLUMN_NAME),
        .position = field(result, PG_DIAG_STATEMENT_POSITION).toInt(),
    };
    // PgBouncer answers for a server connection that broke under the statement.
    if (sql.sqlState.isEmpty() || sql.primary.startsWith("server conn crashed"_L1))
        return lostLink(QString::fromUtf8(PQresultErrorMessage(result)).trimmed());
    return errorFrom(Phase::Running, sql);
}

Error errorFromConnection(const QString &text)
{
    static const QRegularExpression place(u"^LOCATION:  [^\\n]*(\\n|$)"_s, QRegularExpression::MultilineOption);
    return errorFrom(Phase::Connecting, {.primary = QString(text).remove(place).trimmed()});
}

bool passesByItself(const Error &error)
{
    if (!error.sqlDetails)
        return false;
    const ErrorMeaning *meaning =
        meaningOf(error.sql().sqlState.isEmpty() ? Phase::Connecting : Phase::Running, error.sql());
    return meaning && meaning->end == ErrorMeaning::End::Passes;
}

Error linkEnded(const QString &detail)
{
    return {ErrorKind::Offline, Text::tr("The connection to the database was lost. Try again."), detail};
}

Error lostLink(const QString &detail)
{
    return {ErrorKind::OutcomeUnknown,
            Text::tr("The connection was lost before the database could confirm. "
                     "Look at the record before you try again."),
            detail};
}

} // namespace catalpa::db
