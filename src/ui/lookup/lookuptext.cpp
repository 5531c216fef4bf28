// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/lookuptext.h"

#include "base/text.h"
#include "ui/exchange/exchangetext.h"
#include "ui/exchange/recordtexts.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

QString summaryOf(const LookUpModel &model)
{
    using State = LookUpModel::State;
    const QLocale locale;
    QStringList parts;
    const auto add = [&](const QString &text, int count) {
        if (count > 0)
            parts += text.arg(locale.toString(count));
    };
    add(Text::tr("%1 found"), model.count(State::Found));
    add(Text::tr("%1 with another ISBN"), model.count(State::Other));
    add(Text::tr("%1 not found"), model.count(State::NotFound));
    add(Text::tr("%1 already here"), model.count(State::Here));
    add(Text::tr("%1 no ISBN"), model.count(State::NoIsbn));
    add(Text::tr("%1 without an answer"), model.count(State::Failed));
    add(Text::tr("%1 not taken"), model.count(State::NotTaken));
    add(Text::tr("%1 added"), model.count(State::Added));
    add(Text::tr("%1 waiting"), model.count(State::Waiting) + model.count(State::Asking));
    return parts.isEmpty() ? QString() : parts.join(", "_L1) + u'.';
}

Question closingQuestion(const LookUpModel &model)
{
    return {.title = Text::tr("Look up books"),
            .text = Text::tr("Close without adding what was looked up?"),
            .consequences = Text::tr("%1 The list is gone then.").arg(summaryOf(model)),
            .confirm = Text::tr("Close"),
            .dangerous = true,
            .decline = Text::tr("Keep looking")};
}

QString rowText(const LookUpModel::Row &row, const exchange::CatalogueRoom &room)
{
    QStringList parts;
    if (!row.note.isEmpty())
        parts += row.note;
    if (row.record) {
        parts += recordText(*row.record);
        if (const auto book = exchange::incomingBook(*row.record, room); !book)
            parts += Text::tr("This cannot be added: %1").arg(book.error().message);
    }
    return parts.join("\n\n"_L1);
}

QString addedText(const exchange::ImportReport &report)
{
    QStringList sentences;
    if (report.error)
        sentences += report.error->message;
    else if (report.isStopped)
        sentences += Text::tr("This was stopped.");
    if (report.writtenBooks > 0) {
        sentences += Text::tr("Added: %1.").arg(booksInWords(report.writtenBooks));
        sentences += takingBackText(report);
    } else if (!report.error) {
        sentences += Text::tr("Nothing has been added.");
    }
    if (report.unchanged > 0)
        sentences += Text::tr("Already here: %1.").arg(booksInWords(report.unchanged));
    if (report.doubles > 0 && !report.addsDoubles && !report.resembling.kept.isEmpty())
        sentences += Text::tr("Probably here already: %1").arg(report.resembling.kept.first().reason);
    if (!report.problems.kept.isEmpty())
        sentences += Text::tr("Not taken: %1").arg(report.problems.kept.first().reason);
    return sentences.join(u' ');
}

} // namespace catalpa::ui
