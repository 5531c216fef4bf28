// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QHeaderView>

namespace catalpa {
class CatalogueTableModel;
}

namespace catalpa::ui {

//! The titles of a catalogue table. A click sorts by the column, once more turns it round; with Shift it becomes a
//! further level. Arrows show the order, with numbers where it has several levels.
class SortHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit SortHeader(QWidget *parent = nullptr);

    //! Shows the order of \a model, and sets it. Call once.
    void setCatalogModel(CatalogueTableModel *model);
    //! Tells those who do not see it what the rows are sorted by.
    void describeOrder();

Q_SIGNALS:
    //! A person asks for the menu of a column, -1 for none of them.
    void menuRequested(int column, const QPoint &globalPosition);
    //! A person has made a column wider or narrower.
    void widthChosen(int column);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void sortBy(int column);
    int markWidth(int logicalIndex) const;

    CatalogueTableModel *m_model = nullptr;
    Qt::KeyboardModifiers m_modifiers;
    bool m_held = false; //!< The mouse is down: what becomes wider now, a person wants so.
};

} // namespace catalpa::ui
