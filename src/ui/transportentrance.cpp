// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transportentrance.h"

#include "ui/movedialog.h"
#include "ui/prompts.h"

#include <QtCore/QDate>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! "City library 2026-11-25.catalpa" in the person's folder of documents.
QString suggestedFile(const QString &name)
{
    static const QRegularExpression notInNames(u"[/\\\\:*?\"<>|\\x00-\\x1f]+"_s);
    constexpr int longest = 80;
    const QString calm = QString(name).replace(notInNames, u" "_s).simplified().left(longest);
    return u"%1/%2 %3.catalpa"_s.arg(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), calm,
                                     QDate::currentDate().toString(Qt::ISODate));
}

} // namespace

TransportEntrance::TransportEntrance(const Services &services, Prompts &prompts, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_prompts(prompts)
    , m_window(window)
{
}

void TransportEntrance::saveCopy(const Place &place)
{
    m_prompts.saveFile(m_window, tr("Save a copy"), suggestedFile(place.name), [this, place](const QString &file) {
        auto *dialog = new CopyDialog(*m_services.transport, file, place, m_window);
        dialog->open();
        dialog->save();
    });
}

void TransportEntrance::restoreCopy(const std::optional<Place> &place)
{
    m_prompts.openFile(
        m_window, tr("Restore a copy"), tr("Copies of a catalogue (*.catalpa)"), [this, place](const QString &file) {
            if (place)
                return offerToRestore(file, *place);
            m_starting = deliver(m_services.startLocal(), this, [this, file](const Result<ConnectionAddress> &address) {
                if (address) {
                    return offerToRestore(
                        file, {.address = *address, .name = tr("This computer"), .setAside = m_services.setLocalAside});
                }
                m_prompts.tell(m_window, tr("Restore a copy"), tr("The catalogue could not be opened"),
                               address.error().message);
            });
        });
}

void TransportEntrance::offerToRestore(const QString &file, const Place &place)
{
    auto *dialog = new CopyDialog(*m_services.transport, file, place, m_window);
    connect(dialog, &CopyDialog::restored, this, &TransportEntrance::restored);
    dialog->open();
    dialog->offerToRestore();
}

void TransportEntrance::move(const Place &place)
{
    auto *dialog = new MoveDialog(*m_services.transport, m_services.readAddress, place, m_window);
    connect(dialog, &MoveDialog::openRequested, this, &TransportEntrance::openRequested);
    dialog->open();
}

} // namespace catalpa::ui
