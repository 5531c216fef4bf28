// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/readingindex.h"

#include "base/text.h"
#include "store/trusted.h"

#include <QtCore/QDeadlineTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::store {
namespace {

constexpr auto changesAtOnce = 5000;
constexpr auto patience = 1s;
constexpr auto behind = "reading index: changes pending"_L1;

Error cannotKeepUp()
{
    return {.kind = ErrorKind::Busy,
            .message = Text::tr("Other programs are changing many records at this moment. The list is read again when "
                                "that is done."),
            .detail = behind};
}

Error indexLost(const QString &state)
{
    return {.kind = ErrorKind::Schema,
            .message =
                Text::tr("Another program has changed the tables of this catalogue, so that lists cannot be read "
                         "as before. Nothing of the catalogue is lost: apply the migrations to mend it."),
            .detail = u"reading index: "_s + state};
}

} // namespace

bool isBehind(const Error &error)
{
    return error.kind == ErrorKind::Busy && error.detail == behind;
}

Result<> keepUp(db::Session &session)
{
    const auto asked =
        session.run("INSERT INTO catalpa.upkeep (most) VALUES (" + QByteArray::number(changesAtOnce) + ")");
    if (asked)
        return {};
    const ErrorKind kind = asked.error().kind;
    if (kind == ErrorKind::Offline || kind == ErrorKind::Cancelled)
        return passOn(asked);
    // A right that is refused, or something that is not there, does not pass with time.
    const bool isLost = kind == ErrorKind::Schema || asked.error().sql().sqlState.startsWith("42"_L1);
    return failure(isLost ? indexLost(u"upkeep"_s) : cannotKeepUp());
}

void catchUp(db::Session &session)
{
    constexpr int mostRounds = 400; // Others may be changing things all the time.
    const auto there =
        session.run("SELECT to_regclass('catalpa.reading_pending') IS NOT NULL AND (" CATALPA_TRUSTED ")");
    if (!there || !there->boolean(0, 0))
        return;
    for (int round = 0; round < mostRounds; ++round) {
        const auto pending = session.run("SELECT is_pending FROM catalpa.reading_pending");
        if (!pending || !pending->boolean(0, 0) || !keepUp(session))
            return;
    }
}

Result<db::Rows> readCurrent(db::Session &session, const QByteArray &sql, const db::Params &params, bool everything,
                             db::Session::Milliseconds deadline, const QByteArray &order)
{
    const QByteArray guarded = "WITH now AS MATERIALIZED (SELECT catalpa.reading_now("
        + QByteArray(everything ? "true" : "false") + ") AS state) SELECT q.*, now.state FROM now LEFT JOIN (" + sql
        + ") q ON true" + order;
    for (const QDeadlineTimer patient(patience);;) {
        auto rows = session.run(guarded, params, deadline);
        if (!rows)
            return rows;
        const QString state = rows->text(0, rows->columns() - 1);
        if (state == "current"_L1)
            return rows->count() == 1 && rows->isNull(0, 0) ? db::Rows() : *rows;
        if (state != "pending"_L1)
            return failure(indexLost(state));
        if (patient.hasExpired())
            return failure(cannotKeepUp());
        if (const auto kept = keepUp(session); !kept)
            return passOn(kept);
    }
}

} // namespace catalpa::store
