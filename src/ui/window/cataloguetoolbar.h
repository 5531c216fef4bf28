// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QToolBar>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
struct ActionStates;
class CataloguePage;
class SearchField;

//! Tool bar of an open catalogue: new records, the search, the migrations.
class CatalogueToolBar final : public QToolBar {
    Q_OBJECT

public:
    //! \a actions must outlive the bar.
    explicit CatalogueToolBar(const Actions &actions, QWidget *parent = nullptr);

    QToolButton &migrationsButton() const { return *m_migrations; }
    //! Searches on \a page until it dies or another takes its place.
    void setPage(CataloguePage &page);
    void applyStates(const ActionStates &states);

Q_SIGNALS:
    void migrationsRequested();

private:
    QToolButton *addNewButton(const Actions &actions);
    QToolButton *addMigrationsButton();
    void connectSearch(const Actions &actions);
    void showSearch();

    QToolButton *m_new;
    SearchField *m_search;
    QToolButton *m_migrations;
    QPointer<CataloguePage> m_page;
};

} // namespace catalpa::ui
