// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>

QT_BEGIN_NAMESPACE
class QAction;
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

struct Actions;
struct ActionStates;
class CataloguePage;

//! The commands for edits: undo and redo, which are called after what they do; the review; and whether edits are
//! collected for it, which is remembered for each catalogue.
class EditActions final : public QObject {
    Q_OBJECT

public:
    //! All must outlive this; \a window hears the keys.
    EditActions(const Actions &actions, QSettings &settings, QWidget &window);

    void setPage(CataloguePage &page);
    void applyStates(const ActionStates &states);

private:
    void showSteps();
    void setCollecting(bool collecting);
    void redoByKey();
    QString key() const;

    const Actions &m_actions;
    QSettings &m_settings;
    QPointer<CataloguePage> m_page;
    bool m_canEdit = false;
};

} // namespace catalpa::ui
