// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bulk/proposal.h"

#include "base/text.h"
#include "core/bulk/recordfield.h"
#include "core/records/validation.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr qsizetype longestShown = 160;
constexpr qsizetype ahead = 40; // Characters before the first difference.

//! Gathers what an edit changes.
class Changes {
public:
    template <typename T>
    void add(RecordField field, const std::optional<Change<T>> &change)
    {
        if (change)
            m_changes += {titleOf(field), text(change->from), text(change->to)};
    }
    void add(RecordField field, const Change<QString> &change)
    {
        m_changes += {titleOf(field), change.from, change.to};
    }

    //! With the names of the fields when there are several.
    Proposal told(const Edit &edit, const QString &name, const Result<> &checked) const
    {
        Proposal told{edit, name.left(longestShown), {}, {}, checked ? QString() : checked.error().message};
        for (const auto &[title, from, to] : m_changes) {
            const auto [before, after] = aroundDifference(from, to);
            const auto shown = [&, title = title](const QString &value) {
                const QString filled = value.isEmpty() ? u"—"_s : value;
                return m_changes.size() == 1 ? filled : title + u": "_s + filled;
            };
            told.before += (told.before.isEmpty() ? u""_s : u"; "_s) + shown(before);
            told.after += (told.after.isEmpty() ? u""_s : u"; "_s) + shown(after);
        }
        return told;
    }

private:
    struct Shown {
        QString title;
        QString from;
        QString to;
    };

    static QString text(const QString &value) { return value; }
    static QString text(const std::optional<QString> &value) { return value.value_or(QString()); }

    QList<Shown> m_changes;
};

QString oneLine(QString text)
{
    for (const QChar apart : {u'\t', u'\n', u'\r'})
        text.replace(apart, u' ');
    return text;
}

} // namespace

std::optional<Proposal> proposal(const Author &author, const AuthorEdit &edit)
{
    if (edit.isEmpty())
        return std::nullopt;
    Changes changes;
    changes.add(RecordField::Name, edit.name);
    changes.add(RecordField::SortName, edit.sortName);
    changes.add(RecordField::Country, edit.country);
    changes.add(RecordField::Biography, edit.bio);
    return changes.told(edit, author.name, check(edit));
}

std::optional<Proposal> proposal(const Book &book, const BookEdit &edit)
{
    if (edit.isEmpty())
        return std::nullopt;
    Changes changes;
    changes.add(RecordField::Title, edit.title);
    changes.add(RecordField::SortTitle, edit.sortTitle);
    if (edit.author)
        changes.add(RecordField::Author, edit.authorNames);
    return changes.told(edit, book.title, check(edit));
}

std::pair<QString, QString> aroundDifference(const QString &before, const QString &after)
{
    const auto [first, second] = std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend());
    qsizetype begin = std::max<qsizetype>(0, std::distance(before.cbegin(), first) - ahead);
    if (std::max(before.size(), after.size()) <= longestShown)
        begin = 0;
    if (begin > 0 && before.at(begin).isLowSurrogate())
        --begin;
    const auto cut = [begin](const QString &text) {
        QString part = text.mid(begin, longestShown);
        if (!part.isEmpty() && part.back().isHighSurrogate())
            part.chop(1);
        const bool goesOn = begin + part.size() < text.size();
        return (begin > 0 ? u"…"_s : QString()) + oneLine(part) + (goesOn ? u"…"_s : QString());
    };
    return {cut(before), cut(after)};
}

} // namespace catalpa
