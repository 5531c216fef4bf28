// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions/editactions.h"

#include "models/edits/undostack.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/edits/editscontroller.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/window/actions/actions.h"
#include "ui/window/actions/actionstates.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! "&Undo: country of Karel Čapek", or "&Undo" alone.
void name(QAction &action, const QString &verb, const QString &step)
{
    action.setText(step.isEmpty() ? verb : u"%1: %2"_s.arg(verb, literalLabel(step)));
    action.setToolTip(step.isEmpty() ? readLabel(verb) : u"%1: %2"_s.arg(readLabel(verb), step));
}

} // namespace

EditActions::EditActions(const Actions &actions, QSettings &settings, QWidget &window)
    : QObject(&window)
    , m_actions(actions)
    , m_settings(settings)
{
    const auto withPage = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (m_page)
                act(m_page->edits());
        });
    };
    withPage(actions.undo, [](const EditsController &edits) { edits.undoStack().undo(); });
    withPage(actions.redo, [](const EditsController &edits) { edits.undoStack().redo(); });
    withPage(actions.review, [](EditsController &edits) { edits.review(); });
    connect(actions.collect, &QAction::triggered, this, &EditActions::setCollecting);
    connect(new QShortcut(QKeySequence(u"Ctrl+Y"_s), &window), &QShortcut::activated, this, &EditActions::redoByKey);
}

//! Fields of text know the other key for it by themselves; this one is ours everywhere.
void EditActions::redoByKey()
{
    QWidget *focus = QApplication::focusWidget();
    if (auto *line = qobject_cast<QLineEdit *>(focus); line && !line->isReadOnly())
        line->redo();
    else if (auto *text = qobject_cast<QPlainTextEdit *>(focus); text && !text->isReadOnly())
        text->redo();
    else
        m_actions.redo->trigger();
}

void EditActions::setPage(CataloguePage &page)
{
    m_page = &page;
    const bool collecting = m_settings.value(key()).toBool();
    m_actions.collect->setChecked(collecting);
    page.outbox().setMode(collecting ? Outbox::Mode::Collected : Outbox::Mode::AsTheyCome);
    connect(&page.edits().undoStack(), &UndoStack::changed, this, &EditActions::showSteps);
    showSteps();
}

void EditActions::applyStates(const ActionStates &states)
{
    m_canEdit = states.canEdit();
    m_actions.review->setEnabled(states.inFront);
    m_actions.collect->setEnabled(m_canEdit);
    showSteps();
}

void EditActions::showSteps()
{
    const UndoStack *steps = m_page ? &m_page->edits().undoStack() : nullptr;
    m_actions.undo->setEnabled(m_canEdit && steps && steps->canUndo());
    m_actions.redo->setEnabled(m_canEdit && steps && steps->canRedo());
    name(*m_actions.undo, tr("&Undo"), steps ? steps->undoName() : QString());
    name(*m_actions.redo, tr("&Redo"), steps ? steps->redoName() : QString());
}

void EditActions::setCollecting(bool collecting)
{
    if (!m_page)
        return;
    m_settings.setValue(key(), collecting);
    m_page->outbox().setMode(collecting ? Outbox::Mode::Collected : Outbox::Mode::AsTheyCome);
    const auto held = int(m_page->outbox().queue().in(OutboxEntry::State::Held).size());
    if (collecting)
        Q_EMIT m_page->told(tr("Edits are collected from now on; Ctrl+Shift+R shows and saves them."));
    else if (held > 0)
        Q_EMIT m_page->told(tr("%Ln collected edit(s) still wait under Review.", nullptr, held));
    else
        Q_EMIT m_page->told(tr("Each edit is saved as you leave its field from now on."));
}

//! Of the mode in the settings, for this database whatever its address.
QString EditActions::key() const
{
    const QByteArray database = m_page->capabilities().identity.toUtf8();
    return u"editing/collect/"_s
        + QString::fromLatin1(QCryptographicHash::hash(database, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace catalpa::ui
