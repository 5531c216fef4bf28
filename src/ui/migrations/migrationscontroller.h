// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "models/services.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <memory>

QT_BEGIN_NAMESPACE
class QSettings;
class QToolButton;
QT_END_NAMESPACE

namespace catalpa::ui {

class Banner;
class Mending;
class MigrationsDialog;
class Prompts;

//! The way from the main window into the migrations dialog: the number on the tool button, the banner that says what is
//! pending and, once closed, stays closed for that catalogue until the number changes, the mending in the background,
//! and the one dialog, also for migrations of another folder.
class MigrationsController final : public QObject {
    Q_OBJECT

public:
    //! The catalogue that is open.
    struct Place {
        SchemaHistory *history = nullptr; //!< Must live until close().
        ConnectionAddress address;
        QString name; //!< For people.
        bool isNamed = false; //!< The name was given by a person, so it can be typed.
    };

    //! All must outlive the controller; \a window is the parent of the dialog.
    MigrationsController(const Services &services, QSettings &settings, Prompts &prompts, QToolButton &button,
                         QWidget &window);
    ~MigrationsController() override;

    //! A catalogue is open: asks what is pending. \a banner may be null when there is no page to tell it on.
    void enter(const Place &place, Banner *banner);
    //! The catalogue is about to be closed; takes back what runs.
    void leave();
    void open(const Place &place);

Q_SIGNALS:
    //! The database has other tables or columns than before.
    void changed();

private:
    void show(SchemaHistory &history, const QString &folder, bool isAppliedAtOnce = false);
    void openFolder(const QString &folder, bool isAppliedAtOnce);
    void draft(const QString &path);
    void ask();
    void tellPending(qsizetype pending);
    qint64 toTell() const;
    void tellWarnings();
    void mend();
    void keepClosed(const QString &sentence);
    QString closedKey() const;

    Services m_services;
    QSettings &m_settings;
    Prompts &m_prompts;
    QToolButton &m_button;
    QWidget &m_window;
    Place m_place;
    QPointer<Banner> m_banner;
    std::unique_ptr<SchemaHistory> m_folderHistory; //!< Outlives the dialog that shows it.
    std::unique_ptr<MigrationsDialog> m_dialog;
    QStringList m_warnings; //!< What should be known, and lasts until nothing is pending; it is told each time.
    QString m_obstacle; //!< Why nothing can be applied, where somebody can do something about it.
    QString m_sentence; //!< What the banner says of migrations.
    qsizetype m_pending = 0;
    QList<MigrationKey> m_gone; //!< What can be mended in the background.
    std::unique_ptr<Mending> m_mending;
    Pending m_reply;
};

} // namespace catalpa::ui
