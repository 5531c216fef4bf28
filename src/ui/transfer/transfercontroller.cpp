// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transfer/transfercontroller.h"

#include "ui/transfer/movedialog.h"
#include "ui/widgets/prompts.h"

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
    constexpr int mostLetters = 80;
    const QString calm = QString(name).replace(notInNames, u" "_s).simplified().left(mostLetters);
    return u"%1/%2 %3.catalpa"_s.arg(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), calm,
                                     QDate::currentDate().toString(Qt::ISODate));
}

} // namespace

TransferController::TransferController(const Services &services, Prompts &prompts, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_prompts(prompts)
    , m_window(window)
{
}

void TransferController::saveCopy(const Place &place)
{
    m_prompts.saveFile(m_window, tr("Save a copy"), suggestedFile(place.name), [this, place](const QString &file) {
        auto *dialog = new CopyDialog(*m_services.transfer, file, place, m_window);
        dialog->open();
        dialog->save();
    });
}

void TransferController::restoreCopy(const std::optional<Place> &place)
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

void TransferController::offerToRestore(const QString &file, const Place &place)
{
    auto *dialog = new CopyDialog(*m_services.transfer, file, place, m_window);
    connect(dialog, &CopyDialog::restored, this, &TransferController::restored);
    dialog->open();
    dialog->offerToRestore();
}

void TransferController::move(const Place &place)
{
    auto *dialog = new MoveDialog(*m_services.transfer, m_services.readAddress, m_prompts, place, m_window);
    connect(dialog, &MoveDialog::openRequested, this, &TransferController::openRequested);
    dialog->open();
}

} // namespace catalpa::ui
