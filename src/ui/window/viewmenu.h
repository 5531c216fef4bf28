// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QMenu>

#include <functional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
class CataloguePage;
class CatalogueView;
class SavedViewController;

//! The View menu: saved views, order, columns, alphabet, heights of rows, what is folded away, and the appearance. What
//! is chosen stands in the settings and holds for each page that is opened.
class ViewMenu final : public QMenu {
    Q_OBJECT

public:
    //! \a actions and \a settings must outlive the menu.
    ViewMenu(const Actions &actions, QSettings &settings, QWidget *parent);

    //! Shows \a page as the settings say, and changes it from now on.
    void setPage(CataloguePage &page);
    //! Whether the page is in front of others; what the menu offers follows.
    void setInFront(bool isInFront);

private:
    void addViews();
    void addOrders();
    QAction *addAsked(const QString &name, const QString &title,
                      const std::function<void(QMenu &, CatalogueView &)> &add);
    void addLook();
    void connectViews();
    void connectRowHeights();
    void connectFolding();
    void connectAppearance();
    bool isDetailWanted() const;
    void showDetail(bool shown);
    void updateViews();
    bool isOpen() const { return m_page && m_isInFront; }
    int rowHeight() const; //!< As it was chosen: 0 compact, 1 usual, 2 roomy.

    const Actions &m_actions;
    QSettings &m_settings;
    QPointer<CataloguePage> m_page;
    bool m_isInFront = false;
};

} // namespace catalpa::ui
