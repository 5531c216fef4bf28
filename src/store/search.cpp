// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/search.h"

#include "core/entry.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! A trigram needs three letters. For fewer, no index helps, and making the keys of all rows anew takes twice as long
//! as looking for the word as it is (15 s against 8 s for two letters that no book has among a million).
constexpr auto lettersForAKey = 3;

//! Words end at any blank of Unicode, such as the wide one of East Asian keyboards.
QStringList wordsOf(const QString &search)
{
    static const QRegularExpression blank(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList words = tidied(search).split(blank, Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words;
}

//! How many letters and digits the search key has at least; the rest is punctuation to it.
qsizetype lettersIn(const QString &word)
{
    const QList<uint> characters = word.toUcs4();
    return std::count_if(characters.begin(), characters.end(), [](uint character) {
        return QChar::isLetterOrNumber(character) && QChar::category(character) != QChar::Letter_Modifier;
    });
}

//! The word anywhere, with %, _ and \ taken literally.
QString literalPattern(QString word)
{
    word.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + word + u'%';
}

QByteArray bound(const db::Param &param, const QByteArray &type, db::Params &params)
{
    params.push_back(param);
    return "$" + QByteArray::number(qsizetype(params.size())) + "::" + type;
}

//! The key has no %, _ or \, so that the pattern needs no care.
QByteArray keyCondition(const SearchedText &searched, const QString &word, const CatalogueShape &shape,
                        db::Params &params)
{
    const bool indexed = shape.hasSearchIndexes && !searched.indexed.isEmpty();
    const QByteArray pattern = "'%' || catalpa.search_key(" + bound(word, "text", params) + ") || '%'";
    return indexed ? QByteArray(searched.indexed).replace("@word", pattern)
                   : "catalpa.search_key(" + searched.text + ") LIKE " + pattern;
}

QByteArray literalCondition(const SearchedText &searched, const QStringList &patterns, const CatalogueShape &shape,
                            db::Params &params)
{
    // Databases made with the locale C know upper and lower case of ASCII only, ICU knows all. Not the reader's own
    // collation: Turkish rules would not find "title" in "TITLE".
    const QByteArray collation = shape.alphabets.isEmpty() ? "" : " COLLATE \"und-x-icu\"";
    return searched.text + collation + " ILIKE ALL (" + bound(db::Param::list(patterns), "text[]", params) + ")";
}

} // namespace

QByteArray searchCondition(const SearchedText &searched, const QString &search, const CatalogueShape &shape,
                           db::Params &params)
{
    QByteArrayList conditions;
    QStringList patterns;
    for (const QString &word : wordsOf(search)) {
        if (shape.hasSearchKey && lettersIn(word) >= lettersForAKey)
            conditions += keyCondition(searched, word, shape, params);
        else
            patterns += literalPattern(word);
    }
    if (!patterns.isEmpty())
        conditions += literalCondition(searched, patterns, shape, params);
    return conditions.join(" AND ");
}

Result<> checkSearch(const QString &search)
{
    if (search.size() <= longestLine)
        return {};
    return failure(ErrorKind::Invalid,
                   QCoreApplication::translate("Listing",
                                               "This is too long to be searched for: %1 characters are "
                                               "the most.")
                       .arg(QLocale().toString(longestLine)));
}

} // namespace catalpa::store
