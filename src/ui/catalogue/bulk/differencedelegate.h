// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace catalpa::ui {

//! Paints texts before and after a change so that where they differ is seen, also in a narrow column.
class DifferenceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    //! The columns whose texts are compared.
    DifferenceDelegate(int before, int after, QObject *parent);

    //! \a text from a little before the place where it begins to differ from \a other, unless all of it fits into
    //! \a width pixels. The same place for both when they are told crosswise.
    static QString shownText(const QString &text, const QString &other, const QFontMetrics &font, int width);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    int m_before;
    int m_after;
};

} // namespace catalpa::ui
