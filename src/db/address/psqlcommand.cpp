// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/address/psqlcommand.h"

#include "base/text.h"
#include "db/address/refusal.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::db {
namespace {

//! The words of a line as a POSIX shell splits it; nothing when a quotation mark is not closed.
std::optional<QStringList> shellWords(const QString &line)
{
    QStringList words;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar character = line.at(i);
        if (quote.isNull() && character.isSpace()) {
            inWord = false;
            continue;
        }
        if (!std::exchange(inWord, true))
            words += QString();
        const QChar next = i + 1 < line.size() ? line.at(i + 1) : QChar();
        const bool canEscape = quote.isNull() || (quote == u'"' && u"\"\\$`"_s.contains(next));
        if (character == quote)
            quote = QChar();
        else if (quote.isNull() && (character == u'"' || character == u'\''))
            quote = character;
        else if (character == u'\\' && canEscape && !next.isNull())
            words.last() += line.at(++i);
        else
            words.last() += character;
    }
    return quote.isNull() ? std::optional(words) : std::nullopt;
}

//! The words of the command, taken apart.
struct Command {
    QMap<QString, QString> parameters; //!< libpq's keyword to value.
    QStringList others; //!< The database and the user, or an address.
};

bool takesAddress(const QString &word)
{
    return word.contains("://"_L1) || word.contains(u'=');
}

//! One option that begins at the first of \a words, which is taken away, and its value with it.
Result<> takeOption(QStringList &words, Command &command)
{
    static const QHash<QString, QString> keywords{
        {u"-h"_s, u"host"_s}, {u"--host"_s, u"host"_s},     {u"-p"_s, u"port"_s},   {u"--port"_s, u"port"_s},
        {u"-U"_s, u"user"_s}, {u"--username"_s, u"user"_s}, {u"-d"_s, u"dbname"_s}, {u"--dbname"_s, u"dbname"_s}};
    static const QStringList withoutMeaning{u"-W"_s, u"--password"_s, u"-w"_s, u"--no-password"_s, u"-X"_s};
    const QString word = words.takeFirst();
    const bool isLong = word.startsWith("--"_L1);
    const QString name = isLong ? word.section(u'=', 0, 0) : word.first(qMin<qsizetype>(2, word.size()));
    if (withoutMeaning.contains(name))
        return {};
    const QString keyword = keywords.value(name);
    if (keyword.isEmpty())
        return refused(Text::tr("The command psql has the option “%1”, which is not a part of an address.").arg(name));
    QString value = isLong ? word.section(u'=', 1) : word.sliced(2);
    if (value.isEmpty() && !words.isEmpty())
        value = words.takeFirst();
    if (keyword == "dbname"_L1 && takesAddress(value))
        command.others.prepend(value);
    else
        command.parameters.insert(keyword, value);
    return {};
}

//! The address among the words, with the password that stood in front of the command.
QString withPassword(const QString &address, const QString &password)
{
    if (password.isEmpty())
        return address;
    if (!address.contains("://"_L1))
        return address + " password="_L1 + quotedValue(password);
    const QChar sign = address.contains(u'?') ? u'&' : u'?';
    return address + sign + "password="_L1 + QString::fromLatin1(QUrl::toPercentEncoding(password));
}

Result<QString> addressOf(Command command)
{
    if (!command.others.isEmpty() && takesAddress(command.others.constFirst())) {
        const QString password = command.parameters.take(u"password"_s);
        if (command.parameters.isEmpty())
            return withPassword(command.others.join(u' '), password);
        return refused(Text::tr("The command psql names the database twice: in an address and with its options."));
    }
    for (const QString &keyword : {u"dbname"_s, u"user"_s}) {
        if (!command.others.isEmpty() && !command.parameters.contains(keyword))
            command.parameters.insert(keyword, command.others.takeFirst());
    }
    QStringList parts;
    for (auto each = command.parameters.cbegin(); each != command.parameters.cend(); ++each)
        parts += each.key() + u'=' + quotedValue(each.value());
    return parts.join(u' ');
}

} // namespace

bool isPsqlCommand(const QString &text)
{
    static const QRegularExpression command(u"^(?:[$>#]\\s*)?(?:[A-Z][A-Z0-9_]*=\\S*\\s+)*(?:[^\\s=:]*/)?psql\\s"_s);
    return command.match(text).hasMatch();
}

Result<QString> addressOfPsqlCommand(const QString &text)
{
    static const QRegularExpression prompt(u"^[$>#]\\s*"_s);
    auto words = shellWords(QString(text).remove(prompt));
    if (!words)
        return refused(Text::tr("A quotation mark in the address is not closed."));
    Command command;
    const auto isProgram = [](const QString &word) {
        return word == "psql"_L1 || (word.endsWith("/psql"_L1) && !word.contains(u'='));
    };
    for (bool isFound = false; !isFound;) {
        const QString word = words->isEmpty() ? QString() : words->takeFirst();
        isFound = isProgram(word);
        if (word.startsWith("PGPASSWORD="_L1))
            command.parameters.insert(u"password"_s, word.section(u'=', 1));
        else if (!isFound)
            return refused(Text::tr("In front of psql stands something that Catalpa does not use."));
    }
    while (!words->isEmpty()) {
        if (!words->constFirst().startsWith(u'-'))
            command.others += words->takeFirst();
        else if (const auto taken = takeOption(*words, command); !taken)
            return passOn(taken);
    }
    return addressOf(std::move(command));
}

QString quotedValue(QString value)
{
    return u'\'' + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

} // namespace catalpa::db
