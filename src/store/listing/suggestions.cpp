// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/suggestions.h"

#include "core/search/foldedtext.h"
#include "core/search/transliteration.h"
#include "db/transaction.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::store {
namespace {

//! "tolkein" and "tolkien" share half of their trigrams.
constexpr auto begin = "BEGIN READ ONLY; SET LOCAL pg_trgm.word_similarity_threshold = 0.45";

//! Those of an author count where there are no others: a title does not resemble a name.
QString wordsOf(const SearchQuery &search)
{
    QStringList words;
    QStringList ofAuthor;
    for (const SearchTerm &term : search.terms) {
        if (!term.excluded && !term.text.isEmpty() && term.field != SearchField::Country && !isDetail(term.field))
            (term.field == SearchField::Author ? ofAuthor : words) += term.text;
    }
    return folded((words.isEmpty() ? ofAuthor : words).join(u' ')).simplified();
}

//! \a count spellings as $1 …, and the author behind them; of what resembles them more than \a most rows are not looked
//! at.
QByteArray sqlFor(const QList<NamedTable> &tables, qsizetype count, bool isOfAuthor)
{
    constexpr auto most = " LIMIT 3000)";
    QByteArrayList found;
    for (const NamedTable &named : tables) {
        for (qsizetype spelling = 1; spelling <= count; ++spelling) {
            const QByteArray sought = "$" + QByteArray::number(spelling) + "::text";
            found += "(SELECT " + named.column + " AS text, " + named.words + " AS words, " + sought
                + " AS sought FROM " + named.table + " WHERE " + sought + " OPERATOR(public.<%) r.words"
                + (isOfAuthor ? " AND " + named.author + " = $" + QByteArray::number(count + 1) + "::bigint"
                              : QByteArray())
                + most;
        }
    }
    return "SELECT min(text), max(public.word_similarity(sought, words)), max(public.similarity(sought, words)) FROM ("
        + found.join(" UNION ALL ")
        + ") AS found GROUP BY words HAVING max(public.word_similarity(sought, words)) >= 0.45"
          " ORDER BY 2 DESC, 3 DESC, 1 LIMIT 3";
}

//! As a name of Russia is written in English, of the German or Polish way to write it: "dostojewski".
QString inEnglishLetters(const QString &words)
{
    QString text = words;
    return text.replace(u"tsch"_s, u"ch"_s)
        .replace(u"sch"_s, u"sh"_s)
        .replace(u"oje"_s, u"oe"_s)
        .replace(u'w', u'v')
        .replace(u'j', u'y');
}

QStringList soughtFor(const QString &words)
{
    QStringList all = spellingsOf(words);
    all += inEnglishLetters(words);
    all.removeDuplicates();
    return all;
}

Result<db::Rows> ask(db::Session &session, const QList<NamedTable> &tables, const QString &words,
                     std::optional<Id<Author>> author)
{
    db::Params params;
    for (const QString &spelling : soughtFor(words))
        params.emplace_back(spelling);
    const QByteArray sql = sqlFor(tables, qsizetype(params.size()), author.has_value());
    if (author)
        params.emplace_back(author->value);
    return session.run(sql, params, 3s);
}

//! The word of a name that has most letters in common with another word; as pg_trgm sees it.
QString nearestWord(db::Session &session, const QString &words, const QString &sought)
{
    const auto rows = session.run("SELECT w FROM unnest(string_to_array($1::text, ' ')) AS w"
                                  " WHERE public.similarity(w, $2::text) >= 0.3"
                                  " ORDER BY public.similarity(w, $2::text) DESC, w LIMIT 1",
                                  {words, sought}, 3s);
    return rows && rows->count() > 0 ? rows->text(0, 0) : QString();
}

//! "tolkien hobbit" for "tolkein hobit": each word by itself, in the names of authors or in titles; empty where one of
//! them is like nothing.
QString wordByWord(db::Session &session, const QString &words, std::optional<Id<Author>> author)
{
    constexpr qsizetype most = 4;
    const QStringList typed = words.split(u' ');
    if (typed.size() < 2 || typed.size() > most)
        return {};
    QStringList found;
    for (const QString &word : typed) {
        const auto rows = ask(session, {authorNames(), bookTitles()}, word, author);
        if (!rows || rows->count() == 0)
            return {};
        const QString nearest = nearestWord(session, folded(rows->text(0, 0)), inEnglishLetters(word));
        if (nearest.isEmpty())
            return {};
        found += nearest;
    }
    return found == typed ? QString() : found.join(u' ');
}

} // namespace

NamedTable authorNames()
{
    return {"a.name", "r.words", "catalpa.author_reading r JOIN public.authors a ON a.id = r.author_id", "a.id"};
}

NamedTable bookTitles()
{
    return {"b.title", "split_part(r.words, E'\\n', 1)",
            "catalpa.book_reading r JOIN public.books b ON b.id = r.book_id", "b.author_id"};
}

Result<QStringList> readSuggestions(db::Session &session, const QList<NamedTable> &tables, const SearchQuery &search,
                                    std::optional<Id<Author>> author)
{
    const QString words = wordsOf(search);
    if (words.size() < 3)
        return QStringList();
    db::Transaction transaction(session);
    const auto begun = transaction.beginWith(begin);
    if (!begun)
        return passOn(begun);
    const auto rows = ask(session, tables, words, author);
    if (!rows && rows.error().kind == ErrorKind::Cancelled)
        return passOn(rows);
    QStringList names;
    for (int row = 0; rows && row < rows->count(); ++row)
        names += rows->text(row, 0);
    if (rows && names.isEmpty()) {
        if (const QString other = wordByWord(session, words, author); !other.isEmpty())
            names += other;
    }
    return names;
}

} // namespace catalpa::store
