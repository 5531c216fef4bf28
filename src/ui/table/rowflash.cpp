// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/rowflash.h"

#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QStyle>

namespace catalpa::ui {
namespace {

constexpr int toBeSeen = 1'600; // Milliseconds.

} // namespace

RowFlash::RowFlash(QAbstractItemView &table, CatalogueTableModel &model)
    : QObject(&table)
    , m_table(table)
{
    m_fading.setDuration(toBeSeen);
    m_fading.setEndValue(0.0);
    m_fading.setEasingCurve(QEasingCurve::InQuad);
    connect(&m_fading, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        if (qFuzzyCompare(value.toReal(), m_shown))
            return;
        m_shown = value.toReal();
        m_table.viewport()->update();
    });
    connect(&m_fading, &QVariantAnimation::finished, this, [this] {
        m_ids.clear();
        m_table.viewport()->update();
    });
    connect(&model, &CatalogueTableModel::changedElsewhere, this, &RowFlash::begin);
    connect(&model, &CatalogueTableModel::modelReset, this, [this] { m_ids.clear(); });
}

void RowFlash::begin(const QList<qint64> &ids)
{
    if (!m_table.isVisible())
        return;
    if (m_fading.state() != QVariantAnimation::Running)
        m_ids.clear();
    m_ids += QSet<qint64>(ids.cbegin(), ids.cend());
    m_fading.stop();
    // A system without animations: it stands still, and then it is gone.
    const bool moves = m_table.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &m_table) > 0;
    m_fading.setKeyValueAt(0.0, 1.0);
    m_fading.setKeyValueAt(0.999, moves ? 0.0 : 1.0);
    m_shown = 0.0;
    m_fading.start();
}

} // namespace catalpa::ui
