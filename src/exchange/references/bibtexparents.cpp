// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/references/bibtexparents.h"

#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr qsizetype mostLetters = 8'000'000; //!< Of the values of all entries.
constexpr int deepest = 3; //!< Parents of parents.

//! What a book, or a volume of proceedings, has and its chapters have not.
QString nameInPart(const QString &field)
{
    static const QHash<QString, QString> names{
        {u"title"_s, u"booktitle"_s}, {u"subtitle"_s, u"booksubtitle"_s}, {u"author"_s, u"bookauthor"_s}};
    return names.value(field, field);
}

//! Of the parent alone.
bool isOwn(const QString &field)
{
    static const QSet<QString> names{u"crossref"_s, u"xdata"_s,     u"xref"_s,       u"key"_s,
                                     u"sortkey"_s,  u"sorttitle"_s, u"shorttitle"_s, u"ids"_s,
                                     u"presort"_s,  u"related"_s,   u"entryset"_s,   u"label"_s};
    return names.contains(field);
}

} // namespace

bool hasParents(const BibTexEntry &entry)
{
    return entry.fields.contains(u"crossref"_s) || entry.fields.contains(u"xdata"_s);
}

bool BibTexParents::add(const BibTexEntry &entry)
{
    for (const QString &value : entry.fields)
        m_size += value.size();
    if (m_size > mostLetters)
        return false;
    m_entries.insert(entry.key.toLower(), entry);
    return true;
}

bool BibTexParents::inherit(BibTexEntry &entry, const QString &field) const
{
    const bool isReference = field == u"crossref"_s;
    const bool isPart = isReference && entry.type.startsWith(u"in"_s);
    bool isWhole = true;
    for (const QString &key : entry.fields.take(field).split(u',')) {
        const auto parent = m_entries.constFind(key.trimmed().toLower());
        if (parent == m_entries.constEnd()) {
            isWhole = false;
            continue;
        }
        for (const auto &[name, value] : parent->fields.asKeyValueRange()) {
            const QString own = isPart ? nameInPart(name) : name;
            const bool isPassedOn = name == u"crossref"_s || name == u"xdata"_s;
            if ((isPassedOn || !isOwn(name)) && !entry.fields.contains(own))
                entry.fields.insert(own, value);
        }
    }
    return isWhole;
}

void BibTexParents::complete(BibTexEntry &entry) const
{
    for (const QString &field : {u"xdata"_s, u"crossref"_s}) {
        for (int depth = 0; depth < deepest && entry.fields.contains(field); ++depth) {
            const QString named = entry.fields.value(field);
            if (inherit(entry, field))
                continue;
            entry.fields[field] = named; // It is said that it is missing.
            break;
        }
    }
}

} // namespace catalpa::exchange
