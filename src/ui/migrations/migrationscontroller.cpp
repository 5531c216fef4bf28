// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/migrationscontroller.h"

#include "ui/migrations/mending.h"
#include "ui/migrations/migrationsdialog.h"
#include "ui/migrations/newmigrationdialog.h"
#include "ui/widgets/banner.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtCore/QSettings>
#include <QtWidgets/QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

MigrationsController::MigrationsController(const Services &services, QSettings &settings, Prompts &prompts,
                                           QToolButton &button, QWidget &window)
    : m_services(services)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_button(button)
    , m_window(window)
{
}

MigrationsController::~MigrationsController() = default;

void MigrationsController::enter(const Place &place, Banner *banner)
{
    m_place = place;
    m_banner = banner;
    if (banner)
        connect(banner, &Banner::dismissed, this, &MigrationsController::keepClosed);
    ask();
}

void MigrationsController::ask()
{
    m_reply = deliver(m_place.history->status(), this, [this](const Result<SchemaStatus> &status) {
        if (!status)
            return;
        const Error *obstacle = status->obstacle();
        m_obstacle = obstacle && obstacle->kind == ErrorKind::Schema ? obstacle->message : QString();
        m_warnings = status->warnings;
        m_gone = Mending::goneIn(*status);
        if (m_gone.size() != status->applicable()) // Where others are pending, too, somebody should look.
            m_gone.clear();
        tellPending(status->applicable()); // What cannot be applied is not offered.
    });
}

void MigrationsController::leave()
{
    m_dialog.reset();
    m_folderHistory.reset();
    m_mending.reset();
    m_gone.clear();
    m_reply = Pending();
    m_place = {};
    m_warnings.clear();
    m_obstacle.clear();
    tellPending(0);
}

void MigrationsController::open(const Place &place)
{
    m_place = place;
    if (!m_dialog || !m_dialog->isVisible())
        return show(*place.history, {});
    m_dialog->raise();
    m_dialog->activateWindow();
}

void MigrationsController::openFolder(const QString &folder, bool isAppliedAtOnce)
{
    m_dialog.reset();
    m_folderHistory = m_services.openFolder(m_place.address, folder);
    show(*m_folderHistory, QDir::toNativeSeparators(folder), isAppliedAtOnce);
}

void MigrationsController::draft(const QString &path)
{
    auto *dialog = new NewMigrationDialog(m_services.openDrafts(m_place.address), path, isProduction(m_place.address),
                                          m_dialog.get());
    // Not at once: the dialog that asks for it is a child of the one that is replaced.
    connect(dialog, &NewMigrationDialog::folderWanted, this, &MigrationsController::openFolder, Qt::QueuedConnection);
    dialog->open();
}

void MigrationsController::show(SchemaHistory &history, const QString &folder, bool isAppliedAtOnce)
{
    const QString toType = m_place.isNamed ? m_place.name : m_place.address.database;
    const MigratedCatalogue catalogue{.name = m_place.name,
                                      .mustType = isProduction(m_place.address) ? toType : QString(),
                                      .folder = folder,
                                      .isAppliedAtOnce = isAppliedAtOnce};
    m_dialog = std::make_unique<MigrationsDialog>(history, m_prompts, catalogue, &m_window);
    const auto forget = [this, closed = m_dialog.get()] {
        if (m_dialog.get() != closed)
            return;
        m_dialog.reset();
        if (!m_obstacle.isEmpty() && m_place.history)
            ask(); // It may be gone.
    };
    connect(m_dialog.get(), &QDialog::finished, this, forget, Qt::QueuedConnection); // The dialog is what calls.
    connect(m_dialog.get(), &MigrationsDialog::applied, this, &MigrationsController::changed);
    if (folder.isEmpty())
        connect(m_dialog.get(), &MigrationsDialog::pendingChanged, this, &MigrationsController::tellPending);
    // Not at once: the dialog that asked for the folder is the one that is replaced.
    connect(
        m_dialog.get(), &MigrationsDialog::folderChosen, this, [this](const QString &path) { openFolder(path, false); },
        Qt::QueuedConnection);
    connect(m_dialog.get(), &MigrationsDialog::schemaChosen, this, &MigrationsController::draft);
    m_dialog->show();
    m_dialog->activateWindow();
}

void MigrationsController::tellPending(qsizetype pending)
{
    m_pending = pending;
    m_button.setText(pending > 0 ? tr("Migrations • %1").arg(QLocale().toString(pending)) : tr("Migrations"));
    const QString before = std::exchange(m_sentence, {});
    if (!m_banner)
        return;
    if (!before.isEmpty() && m_banner->text() == before)
        m_banner->clear();
    if (pending == 0)
        m_warnings.clear();
    if (!m_warnings.isEmpty())
        return tellWarnings();
    if (toTell() == 0)
        m_settings.remove(closedKey());
    if (toTell() == 0 || !m_banner->isHidden() || m_settings.value(closedKey()).toLongLong() == toTell())
        return;
    m_sentence = pending > 0 ? tr("%Ln migration(s) are pending.", nullptr, int(pending)) : m_obstacle;
    m_banner->tell(pending > 0 ? Banner::Tone::Information : Banner::Tone::Warning, m_sentence, tr("Show"),
                   [this] { open(m_place); });
}

//! What a person who has closed the message has closed: 0 for nothing.
qint64 MigrationsController::toTell() const
{
    constexpr qint64 obstacle = -1;
    return m_pending == 0 && !m_obstacle.isEmpty() ? obstacle : m_pending;
}

void MigrationsController::tellWarnings()
{
    m_sentence = m_warnings.join(u' ');
    const Banner::Choice show{tr("Show"), [this] {
                                  open(m_place);
                              }};
    if (m_gone.isEmpty() || m_mending)
        return m_banner->tell(Banner::Tone::Warning, m_sentence, {show});
    m_banner->tell(Banner::Tone::Warning, m_sentence,
                   {{tr("Make it again"),
                     [this] {
                         mend();
                     }},
                    show});
}

void MigrationsController::mend()
{
    m_mending = std::make_unique<Mending>(m_services.openHistory(m_place.address));
    const auto tell = [this](Banner::Tone tone, const QString &sentence, const Banner::Choice &choice) {
        m_sentence = sentence;
        if (m_banner)
            m_banner->tell(tone, sentence, {choice});
    };
    const auto stop = [this] {
        m_mending.reset();
        tellPending(m_pending);
    };
    const auto progress = [this, tell, stop](const QString &sentence) {
        if (!m_banner || m_banner->isHidden() || m_banner->text() == m_sentence) // Else something else is told there.
            tell(Banner::Tone::Information, sentence, {tr("Stop"), stop});
    };
    progress(tr("Making again what Catalpa keeps beside the tables. You can go on working."));
    connect(m_mending.get(), &Mending::progressed, this, progress);
    connect(m_mending.get(), &Mending::failed, this, [this](const Error &error) {
        m_mending.release()->deleteLater();
        m_sentence = error.message;
        if (m_banner)
            m_banner->tell(error, tr("Show"), [this] { open(m_place); });
    });
    connect(m_mending.get(), &Mending::finished, this, [this, tell] {
        m_mending.release()->deleteLater();
        m_gone.clear();
        m_warnings.clear();
        tell(Banner::Tone::Success, tr("What Catalpa keeps beside the tables is whole again."),
             {tr("Use it now"), [this] {
                  Q_EMIT changed();
              }});
    });
    m_mending->begin(m_gone);
}

void MigrationsController::keepClosed(const QString &sentence)
{
    if (m_mending)
        disconnect(m_mending.get(), &Mending::progressed, this, nullptr);
    else if (!m_sentence.isEmpty() && sentence == m_sentence)
        m_settings.setValue(closedKey(), toTell());
}

QString MigrationsController::closedKey() const
{
    const QByteArray address = m_place.address.identity().toUtf8();
    return u"migrations/closed/"_s
        + QString::fromLatin1(QCryptographicHash::hash(address, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace catalpa::ui
