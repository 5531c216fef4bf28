// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QPoint;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
class CataloguePage;
class DoublesController;

//! What the commands for records and pages do with the catalogue that is open. Nothing while there is none.
class PageActions final : public QObject {
    Q_OBJECT

public:
    //! \a actions must outlive it.
    PageActions(const Actions &actions, QObject *parent);

    void setPage(CataloguePage &page);

private:
    void connectTo(QAction *action, const std::function<void(CataloguePage &)> &act);

    void showMenu(const QPoint &place);

    const Actions &m_actions;
    DoublesController *m_doubles;
    QList<QAction *> m_ofTables; //!< Whose keys are those of the tables.
    QPointer<CataloguePage> m_page;
};

} // namespace catalpa::ui
