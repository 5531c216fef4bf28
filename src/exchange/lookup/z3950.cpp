// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/z3950.h"

#include "base/text.h"
#include "exchange/reader.h"
#include "platform/receivewatch.h"
#include "platform/socketwait.h"

#include <QtCore/QEventLoop>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>

#include <yaz/log.h>
#include <yaz/zoom.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr qint64 mostReceived = LookUpAnswer::largestAnswer + largestRecord; // With what stands around the records.

template <auto destroy>
struct Destroyer {
    template <typename Thing>
    void operator()(Thing *thing) const
    {
        destroy(thing);
    }
};
using Connection = std::unique_ptr<ZOOM_connection_p, Destroyer<ZOOM_connection_destroy>>;
using Query = std::unique_ptr<ZOOM_query_p, Destroyer<ZOOM_query_destroy>>;
using ResultSet = std::unique_ptr<ZOOM_resultset_p, Destroyer<ZOOM_resultset_destroy>>;

void set(const Connection &connection, const char *option, const QByteArray &value)
{
    ZOOM_connection_option_set(connection.get(), option, value.constData());
}

Connection connectionFor(const LookUpTarget &target)
{
    static const bool isSilent = [] {
        yaz_log_init_level(0); // It would write to the standard error.
        return true;
    }();
    Q_UNUSED(isSilent)
    Connection connection(ZOOM_connection_create(nullptr));
    set(connection, "async", "1"); // Calls return at once; drive() does the work.
    set(connection, "implementationName", "Catalpa");
    set(connection, "databaseName", target.database().toUtf8());
    set(connection, "preferredRecordSyntax", target.schema.toUtf8());
    set(connection, "elementSetName", "F");
    set(connection, "start", "0");
    set(connection, "count", QByteArray::number(LookUpAnswer::mostRecords));
    set(connection, "maximumRecordSize", QByteArray::number(largestRecord));
    set(connection, "preferredMessageSize", QByteArray::number(largestRecord));
    return connection;
}

//! Looked up here, because YAZ waits for that even when it is to give up.
Result<QList<QHostAddress>> addressesOf(const LookUpAttempt &attempt)
{
    const QString host = attempt.target.address.host(QUrl::FullyEncoded);
    if (const QHostAddress address(host); !address.isNull())
        return QList{address};
    QEventLoop loop;
    QHostInfo found;
    const int number = QHostInfo::lookupHost(host, &loop, [&](const QHostInfo &info) {
        found = info;
        loop.quit();
    });
    if (const auto ended = attempt.wait(loop)) {
        QHostInfo::abortHostLookup(number);
        return *ended;
    }
    if (found.addresses().isEmpty())
        return attempt.unreachable(found.errorString());
    return found.addresses();
}

QByteArray hostOf(const QHostAddress &address, int port)
{
    const bool isLong = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isLong ? u"tcp:[%1]:%2"_s : u"tcp:%1:%2"_s).arg(address.toString()).arg(port).toUtf8();
}

//! False when too much has come, of which YAZ would hold 128 MB.
bool goOn(const Connection &connection, int socket, int ready)
{
    const qint64 left = mostReceived - platform::bytesReceived(socket);
    if (left < 0)
        return false;
    platform::ReceiveWatch::begin(&connection, socket, left);
    ZOOM_connection_fire_event_socket(connection.get(), ready);
    return !platform::ReceiveWatch::end(&connection);
}

//! Works until all that was asked is answered.
Result<> drive(const Connection &connection, const LookUpAttempt &attempt)
{
    ZOOM_connection pointer = connection.get();
    for (;;) {
        if (attempt.isStopped())
            return attempt.stopped();
        if (attempt.deadline.hasExpired())
            return attempt.tooLate();
        if (ZOOM_event_nonblock(1, &pointer) != 0)
            continue;
        if (ZOOM_connection_is_idle(pointer) != 0)
            return {};
        const int mask = ZOOM_connection_get_mask(pointer);
        const int socket = ZOOM_connection_get_socket(pointer);
        const auto ready = platform::waitForSocket(
            socket, {(mask & ZOOM_SELECT_READ) != 0, (mask & ZOOM_SELECT_WRITE) != 0}, LookUpAttempt::step);
        const int now = (ready.forReading ? ZOOM_SELECT_READ : 0) | (ready.forWriting ? ZOOM_SELECT_WRITE : 0);
        if (now != 0 && !goOn(connection, socket, now))
            return attempt.tooLarge();
    }
}

Result<> outcomeOf(const Connection &connection, const LookUpAttempt &attempt)
{
    const char *message = "";
    const char *addition = "";
    const char *set = "";
    const int code = ZOOM_connection_error_x(connection.get(), &message, &addition, &set);
    const QString words = QString::fromUtf8(message) + u' ' + QString::fromUtf8(addition);
    switch (code) {
    case ZOOM_ERROR_NONE:
        return {};
    case ZOOM_ERROR_CONNECT:
        return attempt.unreachable(serverWords(words));
    case ZOOM_ERROR_CONNECTION_LOST:
        return attempt.lost();
    case ZOOM_ERROR_TIMEOUT:
        return attempt.tooLate();
    case ZOOM_ERROR_DECODE:
    case ZOOM_ERROR_ENCODE:
    case ZOOM_ERROR_MEMORY:
        return attempt.unreadable();
    default:
        return attempt.refused(words);
    }
}

void take(ZOOM_record record, LookUpAnswer &answer, qsizetype &size)
{
    const char *message = "";
    const char *addition = "";
    const char *set = "";
    if (ZOOM_record_error(record, &message, &addition, &set) != 0) {
        answer.problems += Text::tr("A record was not sent: %1.").arg(serverWords(QString::fromUtf8(message)));
        return;
    }
    int length = 0;
    const char *bytes = ZOOM_record_get(record, "raw", &length);
    const QByteArray syntax = QByteArray(ZOOM_record_get(record, "syntax", nullptr)).toLower();
    if (!bytes || length <= 0 || (!syntax.contains("marc") && syntax != "xml")) {
        answer.problems += Text::tr("A record came in a form that is not MARC.");
        return;
    }
    size += length;
    if (length > largestRecord)
        answer.problems += Text::tr("The record is larger than one megabyte.");
    else if (size > LookUpAnswer::largestAnswer)
        answer.problems += Text::tr("The record was left out: with it, the answer is larger than 16 megabytes.");
    else
        takeRecords(QByteArray(bytes, length), syntax == "xml", answer);
}

Result<LookUpAnswer> askAt(const QHostAddress &address, const LookUpAttempt &attempt)
{
    const Connection connection = connectionFor(attempt.target);
    const Query query(ZOOM_query_create());
    if (ZOOM_query_prefix(query.get(), prefixQuery(attempt.query).constData()) != 0)
        return attempt.refused(Text::tr("it cannot be put in the words of Z39.50"));
    ZOOM_connection_connect(connection.get(), hostOf(address, attempt.target.address.port()).constData(), 0);
    const ResultSet found(ZOOM_connection_search(connection.get(), query.get()));
    if (const auto driven = drive(connection, attempt); !driven)
        return passOn(driven);
    LookUpAnswer answer;
    const size_t hits = ZOOM_resultset_size(found.get());
    answer.hits = qint64(std::min<size_t>(hits, std::numeric_limits<qint64>::max()));
    qsizetype size = 0;
    for (size_t place = 0; place < std::min<size_t>(hits, LookUpAnswer::mostRecords); ++place) {
        if (ZOOM_record record = ZOOM_resultset_record_immediate(found.get(), place))
            take(record, answer, size);
    }
    const auto outcome = outcomeOf(connection, attempt);
    if (!outcome && answer.records.isEmpty())
        return passOn(outcome);
    if (!outcome)
        answer.problems += outcome.error().message;
    return answer;
}

} // namespace

Result<LookUpAnswer> askByZ3950(const LookUpAttempt &attempt)
{
    const auto addresses = addressesOf(attempt);
    if (!addresses)
        return passOn(addresses);
    for (const QHostAddress &address : addresses->first(addresses->size() - 1)) {
        auto answer = askAt(address, attempt);
        if (answer || answer.error().kind != ErrorKind::Offline)
            return answer;
    }
    return askAt(addresses->last(), attempt);
}

} // namespace catalpa::exchange
