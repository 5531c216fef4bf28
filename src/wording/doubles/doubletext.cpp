// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording/doubles/doubletext.h"

#include "base/text.h"
#include "core/doubles/doublestore.h"
#include "wording/celltext.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>

namespace catalpa {
namespace {

constexpr int longestName = 100;

QString called(RecordRef::Kind kind, const QString &name, const QString &author, qint64 books)
{
    return kind == RecordRef::Kind::Author
        ? Text::tr("%1 (%2)", "an author and a number of books").arg(name.simplified(), booksInWords(books))
        : Text::tr("%1, by %2", "a title and its author").arg(name.simplified(), author.simplified());
}

} // namespace

QString reasonText(const DoubleReason &reason)
{
    switch (reason.kind) {
    case DoubleReason::Kind::Identifier:
        return Text::tr("Both have %1", "an identifier, such as VIAF 34465002").arg(reason.detail.simplified());
    case DoubleReason::Kind::Isbn:
        return Text::tr("The same ISBN, %1").arg(reason.detail.simplified());
    case DoubleReason::Kind::SameName:
        return Text::tr("The same name");
    case DoubleReason::Kind::OtherName:
        return Text::tr("One is another name of the other");
    case DoubleReason::Kind::SameTitle:
        return Text::tr("The same title by the same author");
    case DoubleReason::Kind::TitleOfNearAuthor:
        return Text::tr("The same title, by authors who may be one");
    case DoubleReason::Kind::Initials:
        return Text::tr("Initials of the same name");
    case DoubleReason::Kind::NearName:
        return Text::tr("Nearly the same spelling");
    case DoubleReason::Kind::SharedTitles:
        return Text::tr("%Ln title(s) in common", nullptr, reason.detail.toInt());
    }
    return {};
}

QString reasonsText(const ProposedDouble &pair)
{
    QStringList reasons;
    for (const DoubleReason &reason : pair.reasons)
        reasons += reasonText(reason);
    return reasons.join(u"; ");
}

QString oneCalled(RecordRef::Kind kind, const ProposedDouble &pair)
{
    return called(kind, pair.oneCalled, pair.oneAuthor, pair.oneBooks);
}

QString otherCalled(RecordRef::Kind kind, const ProposedDouble &pair)
{
    return called(kind, pair.otherCalled, pair.otherAuthor, pair.otherBooks);
}

QString mergedText(const QString &kept, const QString &gone, const MergeReport &report)
{
    const QString merged =
        Text::tr("%1 is merged into %2.").arg(shortened(gone, longestName), shortened(kept, longestName));
    if (report.books == 0)
        return merged;
    return merged + u' ' + Text::tr("%Ln book(s) went over.", nullptr, int(report.books));
}

QString partedText()
{
    return Text::tr("It is remembered that they are not the same.");
}

QString mergeText(const EarlierMerge &merge)
{
    return Text::tr("%1 into %2", "a merged record and the one that stayed")
        .arg(shortened(merge.goneCalled, longestName),
             merge.keptCalled.isEmpty() ? Text::tr("a record that is gone") : shortened(merge.keptCalled, longestName));
}

QString countText(const ProposedDoubles &doubles)
{
    return doubles.isCut ? cutText(doubles) : Text::tr("%Ln pair(s) to decide.", nullptr, int(doubles.pairs.size()));
}

QString cutText(const ProposedDoubles &doubles)
{
    return doubles.isCut ? Text::tr("There are more than these %1. Decide about some, and look again.")
                               .arg(QLocale().toString(doubles.pairs.size()))
                         : QString();
}

} // namespace catalpa
