// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/attempt.h"

#include "base/text.h"
#include "exchange/readers.h"

#include <QtCore/QBuffer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace catalpa::exchange {

std::optional<Failure> LookUpAttempt::wait(QEventLoop &loop) const
{
    std::optional<Failure> ended;
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, &loop, [&] {
        if (isStopped())
            ended = stopped();
        else if (deadline.hasExpired())
            ended = tooLate();
        if (ended)
            loop.quit();
    });
    clock.start(step);
    loop.exec();
    return ended;
}

Failure LookUpAttempt::stopped() const
{
    return failure(ErrorKind::Cancelled, Text::tr("This was stopped."));
}

Failure LookUpAttempt::tooLate() const
{
    return failure(
        ErrorKind::Offline,
        Text::tr("%1 has not answered in time. Try again later, or ask another catalogue.").arg(target.name));
}

Failure LookUpAttempt::unreachable(const QString &reason) const
{
    const QString place = target.address.authority();
    const QString where = target.key.isEmpty() ? place : Text::tr("%1 at %2").arg(target.name, place);
    const QString sentence =
        Text::tr("%1 cannot be reached. Look whether this computer is online, or ask another catalogue.").arg(where);
    return failure(ErrorKind::Offline, sentence, reason);
}

Failure LookUpAttempt::lost() const
{
    return failure(ErrorKind::Offline,
                   Text::tr("%1 ended the connection before it had answered. Try again, or ask another catalogue.")
                       .arg(target.name));
}

Failure LookUpAttempt::tooLarge() const
{
    return failure(ErrorKind::Invalid,
                   Text::tr("The answer of %1 is too large. Ask for fewer books, with more words, or ask another "
                            "catalogue.")
                       .arg(target.name));
}

Failure LookUpAttempt::unreadable() const
{
    const QString protocol =
        target.protocol == LookUpTarget::Protocol::Sru ? QStringLiteral("SRU") : QStringLiteral("Z39.50");
    return failure(
        ErrorKind::Invalid,
        Text::tr("What %1 answered is no %2. Check the address, or ask another catalogue.").arg(target.name, protocol));
}

Failure LookUpAttempt::refused(const QString &reason) const
{
    return failure(ErrorKind::Refused,
                   Text::tr("%1 did not answer the question: %2. Ask in other words, or ask another catalogue.")
                       .arg(target.name, serverWords(reason)));
}

QString serverWords(const QString &text)
{
    constexpr qsizetype longest = 200;
    QString line = text.left(longest).simplified();
    line.removeIf([](QChar each) { return !each.isPrint(); });
    while (line.endsWith(u'.'))
        line.chop(1);
    return line;
}

void takeRecords(const QByteArray &bytes, bool isXml, LookUpAnswer &answer)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    Recognition form;
    form.format = isXml ? Format::MarcXml : Format::Marc;
    if (isXml)
        form.encoding = "UTF-8";
    const auto reader = makeReader(buffer, form);
    while (answer.records.size() + answer.problems.size() < LookUpAnswer::mostRecords) {
        const ReadItem item = reader->next();
        if (std::holds_alternative<EndOfRecords>(item))
            return;
        if (const auto *problem = std::get_if<ReadProblem>(&item))
            answer.problems += problem->message;
        else
            answer.records += std::get<ExchangeRecord>(item);
    }
}

} // namespace catalpa::exchange
