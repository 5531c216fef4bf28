// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/lookuptable.h"

#include "models/lookup/lookupcells.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

void arrangeLookUpTable(QTableView &table)
{
    const QFontMetrics metrics = table.fontMetrics();
    const int letter = metrics.averageCharWidth();
    int widest = 0;
    for (int state = 0; state <= int(LookUpModel::State::Added); ++state)
        widest = std::max(widest, metrics.horizontalAdvance(stateText(LookUpModel::State(state))));
    QHeaderView *header = table.horizontalHeader();
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(qRound(metrics.lineSpacing() * 1.6));
    header->setHighlightSections(false);
    header->setSectionResizeMode(LookUpModel::Title, QHeaderView::Stretch);
    header->resizeSection(LookUpModel::Asked, metrics.horizontalAdvance(u"978-0-8044-2957-3"_s) + 4 * letter);
    header->resizeSection(LookUpModel::StateColumn, widest + 4 * letter);
    header->resizeSection(LookUpModel::People, 16 * letter);
    header->resizeSection(LookUpModel::Published,
                          std::max(12 * letter, header->sectionSizeHint(LookUpModel::Published)));
}

LookUpModel::Places chosenRows(const QTableView &table, const LookUpModel &model)
{
    using State = LookUpModel::State;
    LookUpModel::Places rows;
    for (const QModelIndex &index : table.selectionModel()->selectedRows()) {
        const LookUpModel::Row &row = model.rows().at(index.row());
        if (row.record && row.state != State::Added && row.state != State::Here)
            rows += index;
    }
    std::sort(rows.begin(), rows.end());
    return rows.first(std::min(rows.size(), LookUpModel::mostAtOnce));
}

std::optional<exchange::IncomingBook> currentFields(const QTableView &table, const LookUpModel &model,
                                                    const exchange::CatalogueRoom &room)
{
    const int place = table.currentIndex().row();
    if (place < 0 || !model.rows().at(place).record)
        return std::nullopt;
    const auto fields = exchange::incomingFields(*model.rows().at(place).record, room);
    return fields ? std::optional(*fields) : std::nullopt;
}

} // namespace catalpa::ui
