// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transfer/movedialog.h"

#include "ui/widgets/announcement.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/protectionquestion.h"
#include "ui/widgets/theme.h"
#include "ui_movedialog.h"
#include "wording/addresstext.h"
#include "wording/transfertext.h"

#include <QtCore/QSignalBlocker>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

MoveDialog::MoveDialog(Transfer &transfer, AddressReader read, Prompts &prompts, CopyDialog::Place from,
                       QWidget *parent)
    : AutoSizeDialog(parent)
    , m_ui(std::make_unique<Ui::MoveDialog>())
    , m_transfer(transfer)
    , m_read(std::move(read))
    , m_prompts(prompts)
    , m_from(std::move(from))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Move to another database"));
    m_ui->explanation->setText(
        tr("Everything in “%1” is brought into another, empty database, such as one that you have made at Neon, and "
           "compared there. This catalogue stays as it is. Paste the address of the new database.")
            .arg(m_from.name));
    arrange();
    connect(m_ui->targetEdit, &QLineEdit::textChanged, this, &MoveDialog::understand);
    connect(m_ui->moveButton, &QPushButton::clicked, this, &MoveDialog::submit);
    connect(m_ui->stopMoveButton, &QPushButton::clicked, this, &MoveDialog::stop);
    connect(m_ui->closeMoveButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->openTargetButton, &QPushButton::clicked, this, [this] {
        const ConnectionAddress address = *m_to;
        accept();
        Q_EMIT openRequested(address);
    });
    connect(m_ui->pane, &TransferPane::started, this, [this] { showRunning(true); });
    connect(m_ui->pane, &TransferPane::ended, this, [this] { showRunning(false); });
    connect(m_ui->pane, &TransferPane::succeeded, this, &MoveDialog::showArrived);
    connect(m_ui->pane, &TransferPane::failed, this, [this](const Error &error) {
        if (error.kind == ErrorKind::Refused)
            m_ui->targetPasswordEdit->setFocus(Qt::OtherFocusReason);
    });
    understand();
    showRunning(false);
    m_ui->targetEdit->setFocus(Qt::OtherFocusReason);
}

MoveDialog::~MoveDialog() = default;

void MoveDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->entryRows->setSpacing(2 * step);
    m_ui->fields->setHorizontalSpacing(4 * step);
    m_ui->fields->setVerticalSpacing(step);
    theme::makeSection(m_ui->heading);
    for (QLabel *label : {m_ui->explanation, m_ui->serverLabel, m_ui->databaseLabel, m_ui->userLabel,
                          m_ui->encryptionLabel, m_ui->passwordLabel})
        label->setForegroundRole(QPalette::PlaceholderText);
    m_ui->complaint->setForegroundRole(QPalette::BrightText);
    m_ui->openTargetButton->hide();
    setMinimumWidth(76 * fontMetrics().averageCharWidth());
}

//! As on the connect page: what is typed halfway gets no complaint, and a password turns into dots at once.
void MoveDialog::understand()
{
    const QString text = m_ui->targetEdit->text();
    const auto address = m_read(text);
    m_to = address ? std::optional(*address) : std::nullopt;
    printError({});
    if (m_to && !m_to->password.isEmpty()) {
        m_ui->targetPasswordEdit->setText(m_to->password);
        const QSignalBlocker quiet(m_ui->targetEdit);
        m_ui->targetEdit->setText(m_to->withoutPassword());
    } else if (!address && text.contains(u"://"_s) && !text.trimmed().contains(u' ')) {
        printError(address.error().message, address.error().detail);
    }
    showUnderstood();
}

void MoveDialog::showUnderstood()
{
    m_ui->understood->setVisible(m_to.has_value());
    m_ui->moveButton->setEnabled(!m_ui->targetEdit->text().trimmed().isEmpty());
    if (!m_to)
        return;
    const auto shorten = [this](QLabel *label, const QString &text) {
        const int room = 58 * fontMetrics().averageCharWidth();
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideMiddle, room));
        label->setToolTip(text);
    };
    shorten(m_ui->server, serverText(*m_to));
    shorten(m_ui->database, m_to->database);
    shorten(m_ui->user, m_to->user);
    m_ui->encryption->setText(encryptionText(*m_to));
}

void MoveDialog::printError(const QString &sentence, const QString &detail)
{
    m_ui->complaint->setToolTip(detail);
    announcement::complain(*m_ui->complaint, sentence);
}

void MoveDialog::submit()
{
    const auto address = m_read(m_ui->targetEdit->text());
    if (!address)
        return printError(address.error().message, address.error().detail);
    printError({});
    m_to = *address;
    m_to->password = m_ui->targetPasswordEdit->text();
    if (asksForLess(*m_to))
        m_prompts.ask(this, protectionQuestion(*m_to), [this] { start(); });
    else
        start();
}

void MoveDialog::start()
{
    m_ui->pane->start(
        [this](const Transfer::Progress &progress) { return m_transfer.move(m_from.address, *m_to, progress); });
}

void MoveDialog::stop()
{
    m_ui->pane->stop(tr("This was stopped. What has arrived stays in the new database: “Move” goes on from there."));
}

void MoveDialog::done(int result)
{
    stop();
    AutoSizeDialog::done(result);
}

void MoveDialog::showRunning(bool running)
{
    m_ui->entry->setEnabled(!running);
    m_ui->stopMoveButton->setVisible(running);
    m_ui->closeMoveButton->setVisible(!running);
    m_ui->moveButton->setVisible(!running);
    if (running)
        m_ui->stopMoveButton->setFocus(Qt::OtherFocusReason);
    else
        m_ui->moveButton->setFocus(Qt::OtherFocusReason);
}

void MoveDialog::showArrived(const TransferReport &report)
{
    m_ui->heading->setText(tr("The catalogue has arrived"));
    m_ui->explanation->setText(tr("%1 are in the new database, and were compared with those here. Here nothing has "
                                  "changed: from now on work in one of the two, because edits here do not follow.")
                                   .arg(inWords(report.count)));
    m_ui->entry->setEnabled(false);
    m_ui->targetEdit->hide();
    m_ui->passwordLabel->hide();
    m_ui->targetPasswordEdit->hide();
    m_ui->moveButton->hide();
    m_ui->openTargetButton->show();
    m_ui->openTargetButton->setDefault(true);
    m_ui->openTargetButton->setFocus(Qt::OtherFocusReason);
    QStringList notes = report.notes;
    if (m_from.unsaved > 0) {
        notes +=
            tr("%Ln edit(s) had not been saved in the database yet, and did not go along.", nullptr, m_from.unsaved);
    }
    if (!notes.isEmpty())
        m_ui->pane->banner().tell(Banner::Tone::Warning, notes.join(u' '));
}

} // namespace catalpa::ui
