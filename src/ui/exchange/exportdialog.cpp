// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exportdialog.h"

#include "ui/exchange/exchangetext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui_exportdialog.h"
#include "wording/transfertext.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>

namespace catalpa::ui {

using exchange::ExchangeProgress;

ExportDialog::ExportDialog(exchange::BookExchange &exchange, ExportSource source, Prompts &prompts, QWidget *parent)
    : AutoSizeDialog(parent)
    , m_ui(std::make_unique<Ui::ExportDialog>())
    , m_exchange(exchange)
    , m_source(std::move(source))
    , m_prompts(prompts)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    arrange();
    for (const exchange::Format format : exchange::writableFormats())
        m_ui->exportFormatCombo->addItem(exchange::formatName(format), int(format));
    const auto showPurpose = [this] {
        m_ui->purpose->setText(purposeText(format()));
    };
    connect(m_ui->exportFormatCombo, &QComboBox::currentIndexChanged, this, showPurpose);
    connect(m_ui->exportButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_ui->stopExportButton, &QPushButton::clicked, this, &ExportDialog::stop);
    connect(m_ui->closeExportButton, &QPushButton::clicked, this, &QDialog::reject);
    showPurpose();
    showRunning(false);
}

ExportDialog::~ExportDialog()
{
    if (m_stop)
        *m_stop = true;
}

void ExportDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->entryRows->setSpacing(step);
    m_ui->formRow->setContentsMargins(0, 2 * step, 0, 0);
    m_ui->formRow->setSpacing(step);
    theme::makeSection(m_ui->heading);
    m_ui->purpose->setForegroundRole(QPalette::PlaceholderText);
    setMinimumWidth(70 * fontMetrics().averageCharWidth());
    const auto offer = [](QRadioButton *button, const std::optional<ExportSource::Choice> &choice) {
        button->setVisible(choice.has_value());
        if (!choice)
            return;
        button->setText(choice->text);
        button->setAccessibleName(readLabel(choice->text));
    };
    offer(m_ui->seenChoice, m_source.seen);
    offer(m_ui->selectedChoice, m_source.selected);
    offer(m_ui->allChoice, m_source.all);
    QRadioButton *first = m_source.selected && m_source.isSelectionMeant ? m_ui->selectedChoice
        : m_source.seen                                                  ? m_ui->seenChoice
                                                                         : m_ui->allChoice;
    first->setChecked(true);
    first->setFocus(Qt::OtherFocusReason);
}

const ExportSource::Choice &ExportDialog::choice() const
{
    if (m_ui->seenChoice->isChecked() && m_source.seen)
        return *m_source.seen;
    if (m_ui->selectedChoice->isChecked() && m_source.selected)
        return *m_source.selected;
    return m_source.all;
}

exchange::Format ExportDialog::format() const
{
    return exchange::Format(m_ui->exportFormatCombo->currentData().toInt());
}

void ExportDialog::chooseFile()
{
    m_prompts.saveFile(this, tr("Export"), suggestedExport(choice().heading, format()),
                       [this](const QString &path) { start(path); });
}

void ExportDialog::start(const QString &path)
{
    exchange::ExportWishes wishes = choice().wishes;
    wishes.path = path;
    wishes.format = format();
    wishes.heading = choice().heading;
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_ui->pane->begin(tr("Counting the books"));
    showRunning(true);
    const auto progress = queued<ExchangeProgress>(this, [this, stop = m_stop](const ExchangeProgress &now) {
        if (stop == m_stop)
            m_ui->pane->show(now,
                             now.total > 0 ? tr("%1 of %2").arg(QLocale().toString(now.done), booksInWords(now.total))
                                           : booksInWords(now.done));
    });
    const auto future = m_exchange.write(m_source.address, m_source.capabilities, wishes, m_stop, progress);
    m_running = deliver(future, this, [this, path](const Result<exchange::ExportReport> &report) {
        m_stop.reset();
        showRunning(false);
        showOutcome(path, report);
    });
}

//! Whether there is a new file is known when the answer is there: it may have been written just now.
void ExportDialog::stop()
{
    if (!m_stop || *m_stop)
        return;
    *m_stop = true;
    m_ui->pane->begin(tr("Stopping…"));
    m_ui->stopExportButton->setEnabled(false);
}

void ExportDialog::leave()
{
    m_isThere = false;
    if (!m_stop) {
        m_ui->pane->banner().tell(
            Banner::Tone::Warning,
            tr("The catalogue is not open any more, so nothing can be exported. When it is open again, this goes on."));
    }
    m_ui->exportButton->setEnabled(false);
}

void ExportDialog::enter(const CatalogueCapabilities &capabilities)
{
    m_source.capabilities = capabilities;
    m_isThere = true;
    m_ui->exportButton->setEnabled(true);
    if (!m_stop)
        m_ui->pane->banner().clear();
}

void ExportDialog::showOutcome(const QString &path, const Result<exchange::ExportReport> &report)
{
    if (report)
        showDone(path, *report);
    else if (report.error().kind == ErrorKind::Cancelled)
        m_ui->pane->banner().tell(Banner::Tone::Information, tr("This was stopped, so there is no new file."));
    else
        m_ui->pane->banner().tell(report.error());
}

void ExportDialog::showDone(const QString &path, const exchange::ExportReport &report)
{
    QStringList sentences{tr("Written: %1, to “%2”.").arg(booksInWords(report.books), QDir::toNativeSeparators(path))};
    if (m_source.unsaved > 0)
        sentences +=
            tr("%Ln edit(s) had not been saved in the database yet, and are not in it.", nullptr, m_source.unsaved);
    constexpr qsizetype most = 5; // Sentences.
    for (const auto &[sentence, books] : report.losses.asKeyValueRange()) {
        if (sentences.size() < most + 1)
            sentences += tr("%1: %2").arg(booksInWords(books), sentence);
    }
    m_ui->pane->banner().tell(sentences.size() > 1 ? Banner::Tone::Warning : Banner::Tone::Success,
                              sentences.join(u' '));
}

void ExportDialog::showRunning(bool isRunning)
{
    if (!isRunning)
        m_ui->pane->rest();
    m_ui->entry->setEnabled(!isRunning);
    m_ui->stopExportButton->setVisible(isRunning);
    m_ui->stopExportButton->setEnabled(isRunning);
    m_ui->closeExportButton->setVisible(!isRunning);
    m_ui->exportButton->setVisible(!isRunning);
    m_ui->exportButton->setEnabled(m_isThere);
    if (isRunning)
        m_ui->stopExportButton->setFocus(Qt::OtherFocusReason);
}

void ExportDialog::done(int result)
{
    if (!m_stop)
        return AutoSizeDialog::done(result);
    stop();
}

} // namespace catalpa::ui
