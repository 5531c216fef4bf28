// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transfer/copydialog.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui_copydialog.h"
#include "wording/transfertext.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

CopyDialog::CopyDialog(Transfer &transfer, const QString &file, Place place, QWidget *parent)
    : AutoSizeDialog(parent)
    , m_ui(std::make_unique<Ui::CopyDialog>())
    , m_transfer(transfer)
    , m_file(file)
    , m_place(std::move(place))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->facts->setHorizontalSpacing(4 * step);
    m_ui->facts->setVerticalSpacing(step);
    theme::makeSection(m_ui->heading);
    for (QLabel *label :
         {m_ui->explanation, m_ui->catalogueLabel, m_ui->fileLabel, m_ui->contentsLabel, m_ui->madeLabel})
        label->setForegroundRole(QPalette::PlaceholderText);
    const int width = 64 * fontMetrics().averageCharWidth();
    const auto shorten = [width](QLabel *label, const QString &text) {
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideMiddle, width * 3 / 4));
        label->setToolTip(text);
    };
    shorten(m_ui->catalogue, m_place.name);
    shorten(m_ui->file, QDir::toNativeSeparators(m_file));
    for (QWidget *later : QList<QWidget *>{m_ui->contentsLabel, m_ui->contents, m_ui->madeLabel, m_ui->made,
                                           m_ui->restoreButton, m_ui->stopCopyButton})
        later->hide();
    setMinimumWidth(width);

    connect(m_ui->pane, &TransferPane::started, this, [this] { showRunning(true); });
    connect(m_ui->pane, &TransferPane::ended, this, [this] { showRunning(false); });
    connect(m_ui->pane, &TransferPane::succeeded, this, [this](const TransferReport &report) {
        if (m_restoring)
            showRestored(report);
        else
            showSaved(report);
    });
    connect(m_ui->pane, &TransferPane::failed, this, &CopyDialog::offerToSetAside);
    connect(m_ui->stopCopyButton, &QPushButton::clicked, this, &CopyDialog::stop);
    connect(m_ui->closeCopyButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->restoreButton, &QPushButton::clicked, this, &CopyDialog::restore);
}

CopyDialog::~CopyDialog() = default;

void CopyDialog::save()
{
    setWindowTitle(tr("Save a copy"));
    m_ui->heading->setText(tr("Saving a copy"));
    m_ui->explanation->setText(tr("All authors and books, as they are at this moment. Others can go on working."));
    m_ui->pane->start(
        [this](const Transfer::Progress &progress) { return m_transfer.save(m_place.address, m_file, progress); });
}

void CopyDialog::offerToRestore()
{
    m_restoring = true;
    setWindowTitle(tr("Restore a copy"));
    m_ui->heading->setText(tr("Restore a copy"));
    m_ui->explanation->setText(
        tr("All authors and books of the copy are put into the catalogue, which has to be empty. "
           "The file is checked as a whole before anything is changed."));
    m_ui->restoreButton->show();
    m_ui->restoreButton->setEnabled(false);
    m_looking = deliver(m_transfer.look(m_file), this, [this](const Result<CopyContents> &contents) {
        m_ui->restoreButton->setEnabled(contents.has_value());
        if (contents)
            showContents(*contents);
        else
            m_ui->pane->banner().tell(contents.error());
    });
}

void CopyDialog::restore()
{
    m_ui->restoreButton->hide();
    m_ui->pane->start(
        [this](const Transfer::Progress &progress) { return m_transfer.restore(m_file, m_place.address, progress); });
}

void CopyDialog::offerToSetAside(const Error &error)
{
    if (!m_restoring || !m_place.setAside || error.kind != ErrorKind::Conflict)
        return;
    m_ui->pane->banner().tell(Banner::Tone::Information,
                              tr("There are authors or books in this catalogue already. They can be kept under another "
                                 "name, so that the copy gets a place of its own."),
                              tr("Keep them and restore"), [this] { setAside(); });
}

void CopyDialog::setAside()
{
    m_ui->closeCopyButton->setEnabled(false);
    deliver(m_place.setAside(), this, [this](const Result<QString> &name) {
        m_ui->closeCopyButton->setEnabled(true);
        if (!name)
            return m_ui->pane->banner().tell(name.error());
        m_keptAs = *name;
        restore();
    }).detach();
}

void CopyDialog::stop()
{
    m_ui->pane->stop(m_restoring ? tr("This was stopped. No author and no book was put into the catalogue.")
                                 : tr("This was stopped, so there is no new copy."));
    if (m_restoring)
        Q_EMIT restored(); // The last moment may have been too late to stop it.
}

void CopyDialog::done(int result)
{
    if (m_ui->pane->isRunning())
        stop();
    AutoSizeDialog::done(result);
}

void CopyDialog::showRunning(bool running)
{
    m_ui->stopCopyButton->setVisible(running);
    m_ui->closeCopyButton->setVisible(!running);
    (running ? m_ui->stopCopyButton : m_ui->closeCopyButton)->setFocus(Qt::OtherFocusReason);
}

void CopyDialog::showContents(const CopyContents &contents)
{
    m_ui->contents->setText(inWords(contents.count));
    m_ui->made->setText(
        tr("%1, by Catalpa %2")
            .arg(QLocale().toString(contents.made.toLocalTime(), QLocale::ShortFormat), contents.program));
    for (QWidget *widget : QList<QWidget *>{m_ui->contentsLabel, m_ui->contents, m_ui->madeLabel, m_ui->made})
        widget->show();
    m_ui->restoreButton->setFocus(Qt::OtherFocusReason);
}

void CopyDialog::showSaved(const TransferReport &report)
{
    m_ui->heading->setText(tr("The copy is saved"));
    m_ui->explanation->setText(tr("“Restore a copy” in the menu Catalogue brings it into an empty catalogue."));
    m_ui->contents->setText(inWords(report.count));
    m_ui->contentsLabel->show();
    m_ui->contents->show();
    QStringList notes = report.notes;
    if (m_place.unsaved > 0)
        notes += tr("%Ln edit(s) had not been saved in the database yet, and are not in the copy.", nullptr,
                    m_place.unsaved);
    if (!notes.isEmpty())
        m_ui->pane->banner().tell(Banner::Tone::Warning, notes.join(u' '));
}

void CopyDialog::showRestored(const TransferReport &report)
{
    m_ui->heading->setText(tr("The copy is restored"));
    m_ui->explanation->setText(tr("Everything was compared after it had arrived."));
    if (!m_keptAs.isEmpty())
        m_ui->explanation->setText(tr("Everything was compared after it had arrived. What was there before is kept on "
                                      "this computer as the database “%1”; the menu Catalogue has it under Known "
                                      "catalogues.")
                                       .arg(m_keptAs));
    if (!report.notes.isEmpty())
        m_ui->pane->banner().tell(Banner::Tone::Warning, report.notes.join(u' '));
    Q_EMIT restored();
}

} // namespace catalpa::ui
