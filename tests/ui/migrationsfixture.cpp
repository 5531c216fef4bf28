// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationsfixture.h"

#include "models/migrationsmodel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text/sqlview.h"
#include "ui/widgets/theme.h"

#include <QtGui/QAction>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTextEdit>

using namespace Qt::StringLiterals;
using namespace catalpa::ui;

namespace catalpa::test {

void HeldPrompts::ask(QWidget *, const Question &question, std::function<void()> confirmed)
{
    asked = question;
    confirm = std::move(confirmed);
}

void HeldPrompts::saveFile(QWidget *, const QString &, const QString &suggestion,
                           std::function<void(const QString &)> chosen)
{
    suggested = suggestion;
    choose = std::move(chosen);
}

void HeldPrompts::openFolder(QWidget *, const QString &, std::function<void(const QString &)> chosen)
{
    choose = std::move(chosen);
}

OpenedMigrations::~OpenedMigrations()
{
    close();
}

void OpenedMigrations::open(std::unique_ptr<SchemaHistory> history, const MigratedCatalogue &catalogue,
                            Prompts *prompts)
{
    close();
    m_history = std::move(history);
    m_dialog = std::make_unique<MigrationsDialog>(*m_history, prompts ? *prompts : m_prompts, catalogue);
    m_pending = std::make_unique<QSignalSpy>(m_dialog.get(), &MigrationsDialog::pendingChanged);
    m_dialog->show();
    m_dialog->activateWindow();
    if (!QTest::qWaitForWindowActive(m_dialog.get()))
        qFatal("The dialog does not come to the front");
}

void OpenedMigrations::close()
{
    m_pending.reset();
    m_dialog.reset();
    m_history.reset();
    m_prompts = {};
}

QListView *OpenedMigrations::list() const
{
    return m_dialog->findChild<QListView *>(u"migrationList"_s);
}

SqlView *OpenedMigrations::sql() const
{
    return m_dialog->findChild<SqlView *>(u"sqlView"_s);
}

Banner *OpenedMigrations::banner() const
{
    return m_dialog->findChild<Banner *>(u"banner"_s);
}

QAbstractButton *OpenedMigrations::button(const char *name) const
{
    return m_dialog->findChild<QAbstractButton *>(QString::fromLatin1(name));
}

QAction *OpenedMigrations::action(const char *name) const
{
    return m_dialog->findChild<QAction *>(QString::fromLatin1(name));
}

QString OpenedMigrations::label(const char *name) const
{
    return m_dialog->findChild<QLabel *>(QString::fromLatin1(name))->text();
}

QString OpenedMigrations::log() const
{
    return m_dialog->findChild<QPlainTextEdit *>(u"logText"_s)->toPlainText();
}

QString OpenedMigrations::plan() const
{
    return m_dialog->findChild<QTextEdit *>(u"planText"_s)->toPlainText();
}

QStringList OpenedMigrations::tabs() const
{
    const auto *all = m_dialog->findChild<QTabWidget *>(u"tabs"_s);
    QStringList shown;
    for (int tab = 0; tab < all->count(); ++tab) {
        if (all->isTabVisible(tab))
            shown += all->tabText(tab);
    }
    return shown;
}

void OpenedMigrations::showTab(const char *page) const
{
    auto *all = m_dialog->findChild<QTabWidget *>(u"tabs"_s);
    all->setCurrentWidget(all->findChild<QWidget *>(QString::fromLatin1(page)));
}

QStringList OpenedMigrations::rows() const
{
    QStringList rows;
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
        const QModelIndex index = list()->model()->index(row, 0);
        rows += u"%1: %2"_s.arg(index.data().toString(), index.data(MigrationsModel::WordRole).toString());
    }
    return rows;
}

QDialog *OpenedMigrations::report() const
{
    return m_dialog->findChild<QDialog *>(u"ReportDialog"_s);
}

QString OpenedMigrations::reportText() const
{
    return report() ? report()->findChild<QTextEdit *>(u"reportText"_s)->toPlainText() : QString();
}

void shoot(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("CATALPA_SHOTS");
    if (folder.isEmpty())
        return;
    for (const auto appearance : {theme::Appearance::Dark, theme::Appearance::Light}) {
        theme::apply(*qApp, appearance);
        const QString suffix = appearance == theme::Appearance::Dark ? u"dark"_s : u"light"_s;
        QCoreApplication::processEvents(); // Lay out what has changed.
        window.grab().save(u"%1/%2-%3.png"_s.arg(folder, name, suffix));
    }
}

} // namespace catalpa::test
