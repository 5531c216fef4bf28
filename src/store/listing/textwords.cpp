// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listing/textwords.h"

#include "core/search/hanvariants.h"
#include "core/search/searchpattern.h"

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

// The steps of search_words(), see its migration; a test compares them letter by letter.

#define GONE_OF_ASCII "\\u0001-\\u0008\\u000e-\\u001f\\u007f"
#define PUNCTUATION                                                                                                    \
    "\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e\\u00a1-\\u00bf\\u00d7\\u00f7\\u02b9-\\u02bf\\u05be"  \
    "\\u05c0\\u05f3\\u05f4\\u0600-\\u060f\\u061b\\u066a-\\u066d\\u06d4\\u2010-\\u2027\\u2030-\\u205e\\u2e00-\\u2e7f"   \
    "\\u3001-\\u3003\\u3008-\\u3020\\u3030\\u30fb"

//! The signs of "C++" and "C#" as words.
constexpr auto withSigns =
    "unnest(ARRAY[CASE WHEN @text ~ '[+#]' THEN regexp_replace(regexp_replace(@text, "
    "'(?<=[[:alnum:]]\\+*)\\+(?![[:alnum:]])', 'plus', 'g'), '([[:alnum:]])#(?![[:alnum:]])', '\\1sharp', 'g') "
    "ELSE @text END]) told(text)";

//! Small letters without accents; those of scripts without blanks stand apart.
constexpr auto withoutAccents =
    "unnest(ARRAY[CASE WHEN octet_length(told.text) = char_length(told.text) THEN "
    "regexp_replace(lower(told.text COLLATE \"C\") COLLATE \"default\", '[" GONE_OF_ASCII
    "]+', '', 'g') ELSE regexp_replace("
    "translate(replace(replace(replace(replace(lower(normalize(regexp_replace(normalize(told.text, NFKD), "
    "'[\\u0001-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf"
    "\\u05c1-\\u05c7\\u0610-\\u061a\\u061c\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u200b-\\u200f\\u202a-\\u202e"
    "\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff]+', '', 'g'), NFKC) COLLATE \"und-x-icu\") "
    "COLLATE \"default\", "
    "'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), @letters, @plain), "
    "'((?![\\u3001-\\u3003\\u3008-\\u3020\\u3030\\u30fb\\s])"
    "[\\u0e00-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\ua4cf\\uac00-\\ud7af\\uf900-\\ufaff"
    "\\U00020000-\\U0003ffff])', ' \\1 ', 'g') END]) bare(text)";

//! Letters that are others with a stroke, or are written in two ways. Only where there are some: translate() is slow.
constexpr auto withPlainLetters =
    "unnest(ARRAY[CASE WHEN bare.text ~ '[øđðłħŧıςىیکةۀ٠-٩۰-۹]' THEN translate(bare.text, "
    "'øđðłħŧıςىیکةۀ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'oddlhtiσييكهه01234567890123456789') ELSE bare.text END]) plain(text)";

//! Apart and joined by punctuation. Blanks that are right already are left alone, which is quicker.
constexpr auto inWords =
    "unnest(ARRAY[CASE WHEN plain.text ~ '[" PUNCTUATION "]' THEN ' ' || btrim(regexp_replace(plain.text, "
    "'\\s*[" PUNCTUATION "][\\s" PUNCTUATION "]*|\\s\\s+|(?! )\\s', ' ', 'g')) || E' \\t ' || "
    "btrim(regexp_replace(regexp_replace(plain.text, '[" PUNCTUATION "]+', '', 'g'), '\\s\\s+|(?! )\\s', ' ', 'g')) "
    "|| ' ' ELSE ' ' || btrim(regexp_replace(plain.text, '\\s\\s+|(?! )\\s', ' ', 'g')) || ' ' END]) folded(words)";

} // namespace

QByteArray wordsFrom(const QByteArray &text, const CatalogueCapabilities &capabilities)
{
    if (capabilities.hasSearchKey)
        return "unnest(ARRAY[catalpa.search_words(" + text + ")]) folded(words)";
    if (!capabilities.knowsAllLetters)
        return {};
    return QByteArray(withSigns).replace("@text", text) + ", " + withoutAccents + ", " + withPlainLetters + ", "
        + inWords;
}

SearchedText searchedText(const QByteArray &column, const CatalogueCapabilities &capabilities)
{
    const QByteArray from = wordsFrom(column, capabilities);
    if (from.isEmpty())
        return {.columns = {column}};
    return {.words = {"folded.words"},
            .throughWords = "(@maybe AND EXISTS (SELECT FROM " + from + " WHERE @found))",
            .columns = {column}};
}

QByteArray mayHaveLetters(const QByteArray &text, const QByteArray &letters)
{
    const QByteArray isOfAscii = "octet_length(" + text + ") = char_length(" + text + ")";
    if (letters.isEmpty())
        return "NOT (" + isOfAscii + ")";
    return "(NOT (" + isOfAscii + ") OR " + text + " ~ '[+#]' OR lower(" + text + " COLLATE \"C\") LIKE " + letters
        + ")";
}

std::pair<QString, QString> letterVariants()
{
    QString letters = traditionalHan().toString();
    QString plain = simplifiedHan().toString();
    for (char16_t hiragana = u'\u3041'; hiragana <= u'\u3096'; ++hiragana) {
        letters += QChar(hiragana);
        plain += QChar(char16_t(hiragana + 0x60));
    }
    return {letters, plain};
}

void fillVariants(QByteArray &sql, const QByteArray &letters, const QByteArray &plain)
{
    sql.replace("@letters", letters).replace("@plain", plain);
}

bool hasVariants(const QByteArray &sql)
{
    return sql.contains("@letters");
}

QString literalPattern(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

QString linePattern(SearchedText::Line line, const QString &words)
{
    return (line == SearchedText::Line::Second ? u"%\n"_s : QString()) + literalPattern(words)
        + (line == SearchedText::Line::First ? u"\n%"_s : QString());
}

QString wordPattern(SearchedText::Line line, const QString &words)
{
    const QString before = line == SearchedText::Line::Any ? u"(^|\\n)[^\\t\\n]*"_s
        : line == SearchedText::Line::First                ? u"^[^\\t\\n]*"_s
                                                           : u"\\n[^\\t\\n]*"_s;
    return before + u'(' + words + u'|' + joinedExpression(words) + u"[^\\t\\n]*\\t[^\\n]*"_s + words + u')';
}

} // namespace catalpa::store
