// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/collations.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalpa::store {
namespace {

//! Languages whose readers expect another order than the common one, and its variants; each is a collation of the
//! migration alphabets, and most are collations of a server with ICU.
constexpr auto known =
    "und ar bn cs cy da de-u-co-phonebk el es es-u-co-trad et fa fi fo he hi hr hu hy is ja ka kk kl "
    "ko lt lv mk mt nb pl ro ru sk sl sq sr sv ta te th tk tr uk ur vi zh zh-u-co-stroke"_L1;

//! Languages that ICU sorts by the order for every language: their collators have no rules of their own (ICU 72,
//! ucol_getRules). Named by the common collation, they all use the same indexes.
bool isSortedAsAll(const QString &language)
{
    static const QRegularExpression languages(u"^(ca|de|en|fr|ga|id|it|lb|ms|nl|pt|sw|xh|zu)$"_s);
    return languages.match(language).hasMatch();
}

//! "sv-SE" is sorted as "sv": a country has rules of its own only in Canadian French, and in Chinese by its script.
QString withoutCountry(const QString &tag)
{
    static const QRegularExpression country(u"-([A-Z]{2}|[0-9]{3})$"_s);
    return tag == "fr-CA"_L1 || tag.startsWith("zh"_L1) ? tag : QString(tag).remove(country);
}

} // namespace

QStringList collationTags(const QStringList &languages)
{
    static const QRegularExpression wellFormed(u"^[A-Za-z0-9-]+$"_s);
    QStringList tags;
    for (QString tag : languages) {
        tag.replace(u'_', u'-');
        if (!wellFormed.match(tag).hasMatch())
            continue;
        // "zh-Hant-TW" may be sorted as zh-Hant-TW, as zh-Hant, as zh.
        for (tag = withoutCountry(tag); !tag.isEmpty(); tag.truncate(qMax(tag.lastIndexOf(u'-'), 0)))
            tags += isSortedAsAll(tag) ? u"und"_s : tag;
    }
    tags += QString(known).split(u' ');
    tags.removeDuplicates();
    return tags;
}

QMap<QString, QString> collationsFrom(const QString &lines)
{
    QMap<QString, QString> collations;
    for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts))
        collations.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    return collations;
}

} // namespace catalpa::store
