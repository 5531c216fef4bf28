// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/migrations/migrationsdialog.h"
#include "ui/widgets/prompts.h"

#include <QtTest/QSignalSpy>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QAction;
class QListView;
QT_END_NAMESPACE

namespace catalpa::ui {
class Banner;
class SqlView;
} // namespace catalpa::ui

namespace catalpa::test {

//! Keeps the question until the test answers it.
class HeldPrompts final : public ui::Prompts {
public:
    void ask(QWidget *, const ui::Question &question, std::function<void()> confirmed) override;
    void tell(QWidget *, const QString &, const QString &, const QString &) override { }
    void saveFile(QWidget *, const QString &, const QString &suggestion,
                  std::function<void(const QString &)> chosen) override;
    void openFile(QWidget *, const QString &, const QString &, std::function<void(const QString &)>) override { }
    void openFolder(QWidget *, const QString &, std::function<void(const QString &)> chosen) override;
    void choosePrinter(QWidget *, const std::shared_ptr<QPrinter> &, int, std::function<void()>) override { }

    ui::Question asked;
    std::function<void()> confirm;
    QString suggested; //!< Name of a file.
    std::function<void(const QString &)> choose;
};

//! A migrations dialog in front of a person, and what is to be seen in it.
class OpenedMigrations {
protected:
    ~OpenedMigrations();

    void open(std::unique_ptr<SchemaHistory> history,
              const ui::MigratedCatalogue &catalogue = {QStringLiteral("City library")},
              ui::Prompts *prompts = nullptr);
    void close();

    QListView *list() const;
    ui::SqlView *sql() const;
    ui::Banner *banner() const;
    QAbstractButton *button(const char *name) const;
    QAction *action(const char *name) const;
    QString label(const char *name) const;
    QString log() const;
    QString plan() const; //!< What it does.
    QStringList tabs() const;
    void showTab(const char *page) const;
    QStringList rows() const; //!< "Init: Pending"
    QDialog *report() const; //!< The report that is open, or null.
    QString reportText() const;

    HeldPrompts m_prompts;
    std::unique_ptr<SchemaHistory> m_history;
    std::unique_ptr<ui::MigrationsDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_pending; //!< From before the dialog is shown.
};

//! Saves what a person would see, in light and dark, when CATALPA_SHOTS names a folder.
void shoot(QWidget &window, const QString &name);

} // namespace catalpa::test
