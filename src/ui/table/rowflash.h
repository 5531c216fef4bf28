// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"

#include <QtCore/QSet>
#include <QtCore/QVariantAnimation>

QT_BEGIN_NAMESPACE
class QAbstractItemView;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Shows once, for a moment, which rows somebody else has changed. Fades, unless the person wants no motion.
class RowFlash final : public QObject {
    Q_OBJECT

public:
    RowFlash(QAbstractItemView &table, CatalogueTableModel &model);

    //! How much of it is to be seen on a record's row: 0 for nothing, 1 for all.
    qreal strength(qint64 id) const { return m_ids.contains(id) ? m_shown : 0.0; }

private:
    void begin(const QList<qint64> &ids);

    QAbstractItemView &m_table;
    QSet<qint64> m_ids;
    QVariantAnimation m_fading;
    qreal m_shown = 0.0;
};

} // namespace catalpa::ui
