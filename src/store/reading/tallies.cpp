// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/reading/tallies.h"

#include <QtCore/QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::store {
namespace {

constexpr auto deadline = 60s;

//! A text of each book, and the tables it stands in; without tables where there is no place for it.
struct Counted {
    QByteArray text;
    QByteArray tables;
};

Counted counted(const CatalogueCapabilities &capabilities, TallyKind kind)
{
    const QByteArray withDetails = capabilities.hasDetails
        ? "public.books b LEFT JOIN catalpa.book_details d ON d.book_id = b.id"
          " AND d.records = 'public.books'::regclass"
        : "";
    switch (kind) {
    case TallyKind::Added:
        return {"to_char(b.created_at AT TIME ZONE 'UTC' AT TIME ZONE $1::text, 'YYYY-MM')", "public.books b"};
    case TallyKind::Country:
        return {"a.country",
                capabilities.hasCountry ? "public.books b LEFT JOIN public.authors a ON a.id = b.author_id" : ""};
    case TallyKind::Language:
        return {"lower(d.language)", withDetails};
    case TallyKind::Decade:
        return {"(d.published_year / 10 * 10)::text", withDetails};
    }
    return {};
}

//! Of long texts the beginning is sent.
Result<db::Rows> count(db::Session &session, const Counted &what, const db::Params &params)
{
    return session.run("SELECT left(coalesce(" + what.text + ", ''), 200), count(*) FROM " + what.tables
                           + " GROUP BY 1",
                       params, deadline);
}

} // namespace

Result<Tallies> readTallies(db::Session &session, const CatalogueCapabilities &capabilities, TallyKind kind)
{
    const Counted what = counted(capabilities, kind);
    if (what.tables.isEmpty())
        return Tallies();
    const QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    auto rows = count(session, what, kind == TallyKind::Added ? db::Params{db::Param(zone)} : db::Params());
    if (!rows && kind == TallyKind::Added && rows.error().sql().sqlState == "22023"_L1) // It does not know this zone.
        rows = count(session, what, {db::Param(u"UTC"_s)});
    return rows.map([kind](const db::Rows &found) {
        QList<Tally> all;
        for (int row = 0; row < found.count(); ++row)
            all += {found.text(row, 0), found.integer(row, 1)};
        return tallied(kind, all);
    });
}

} // namespace catalpa::store
