// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/removalquestion.h"

#include "base/text.h"
#include "core/records/quotedname.h"
#include "wording/removaltext.h"

namespace catalpa::ui {

Question removalQuestion(const RemovedRecords &records)
{
    const QString subject = removalSubject(records);
    const bool isOne = records.authors.size() + records.books.size() == 1;
    Question question{.title = records.books.isEmpty() ? Text::tr("Delete author") : Text::tr("Delete book"),
                      .text = Text::tr("Delete %1?").arg(subject),
                      .consequences = isOne ? QString() : firstNames(namesOf(records)) + u'\n',
                      .confirm =
                          Text::tr("Delete %1")
                              .arg(isOne ? (records.books.isEmpty() ? Text::tr("author") : Text::tr("book")) : subject),
                      .dangerous = true};
    if (records.books.isEmpty())
        question.consequences +=
            isOne ? Text::tr("There are no books by this author.") : Text::tr("There are no books by them.");
    else if (isOne)
        question.consequences +=
            Text::tr("The author, %1, stays.").arg(quotedName(records.books.first().record.authorName));
    else
        question.consequences += Text::tr("The authors stay.");
    question.consequences += u' ' + undoText(records);
    if (const QString more = alongsideText(records); !more.isEmpty())
        question.consequences += u'\n' + more;
    return question;
}

} // namespace catalpa::ui
