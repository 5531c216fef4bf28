// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/suggestions.h"

#include "core/search/foldedtext.h"
#include "db/transaction.h"

using namespace std::chrono_literals;

namespace catalpa::store {
namespace {

//! "tolkein" and "tolkien" share half of their trigrams.
constexpr auto begin = "BEGIN READ ONLY; SET LOCAL pg_trgm.word_similarity_threshold = 0.45";

QString wordsOf(const SearchQuery &search)
{
    QStringList words;
    for (const SearchTerm &term : search.terms) {
        if (!term.excluded && !term.text.isEmpty() && term.field != SearchField::Country)
            words += term.text;
    }
    return folded(words.join(u' ')).simplified();
}

QByteArray sqlFor(const QList<NamedTable> &tables)
{
    QByteArrayList found;
    for (const NamedTable &named : tables) {
        const QByteArray key = "catalpa.search_key(" + named.column + ")";
        found += "SELECT " + named.column + " AS text, " + key + " AS key FROM " + named.table
            + " WHERE $1::text OPERATOR(public.<%) " + key;
    }
    return "SELECT min(text), max(public.word_similarity($1::text, key)), max(public.similarity($1::text, key)) FROM ("
        + found.join(" UNION ALL ") + ") AS found GROUP BY key ORDER BY 2 DESC, 3 DESC, 1 LIMIT 3";
}

} // namespace

Result<QStringList> readSuggestions(db::Session &session, const QList<NamedTable> &tables, const SearchQuery &search)
{
    const QString words = wordsOf(search);
    if (words.size() < 3)
        return QStringList();
    db::Transaction transaction(session);
    const auto begun = transaction.beginWith(begin);
    if (!begun)
        return passOn(begun);
    const auto rows = session.run(sqlFor(tables), {words}, 3s);
    if (!rows && rows.error().kind == ErrorKind::Cancelled)
        return passOn(rows);
    QStringList names;
    for (int row = 0; rows && row < rows->count(); ++row)
        names += rows->text(row, 0);
    return names;
}

} // namespace catalpa::store
