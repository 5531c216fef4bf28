// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/lookup/lookupcells.h"

#include "base/text.h"
#include "exchange/names.h"

namespace catalpa {
namespace {

using State = LookUpModel::State;

QString bookText(const Book &book, int column)
{
    switch (column) {
    case LookUpModel::Title:
        return book.title;
    case LookUpModel::People:
        return book.authorName;
    default:
        return {};
    }
}

QString recordText(const exchange::ExchangeRecord &record, int column)
{
    switch (column) {
    case LookUpModel::Title:
        return exchange::fullTitle(record.title, record.subtitle);
    case LookUpModel::People:
        return exchange::naturalNames(record.people).join(QStringLiteral("; "));
    default:
        return record.date;
    }
}

} // namespace

QString stateText(State state)
{
    switch (state) {
    case State::Waiting:
        return Text::tr("Waiting");
    case State::Asking:
        return Text::tr("Looking…");
    case State::Found:
        return Text::tr("Found");
    case State::Other:
        return Text::tr("Another ISBN");
    case State::NotFound:
        return Text::tr("Not found");
    case State::Here:
        return Text::tr("Already here");
    case State::NoIsbn:
        return Text::tr("No ISBN");
    case State::Failed:
        return Text::tr("No answer");
    case State::NotTaken:
        return Text::tr("Not taken");
    case State::Added:
        return Text::tr("Added");
    }
    return {};
}

QString columnTitle(int column)
{
    static const char *const titles[]{QT_TRANSLATE_NOOP("Catalpa", "Looked up"), QT_TRANSLATE_NOOP("Catalpa", "State"),
                                      QT_TRANSLATE_NOOP("Catalpa", "Title"), QT_TRANSLATE_NOOP("Catalpa", "People"),
                                      QT_TRANSLATE_NOOP("Catalpa", "Published")};
    return Text::tr(titles[column]);
}

QString cellText(const LookUpModel::Row &row, int column)
{
    switch (column) {
    case LookUpModel::Asked:
        return row.asked;
    case LookUpModel::StateColumn:
        return stateText(row.state);
    default:
        break;
    }
    if (row.here)
        return bookText(*row.here, column);
    return row.record ? recordText(*row.record, column) : QString();
}

} // namespace catalpa
