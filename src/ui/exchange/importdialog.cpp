// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/importdialog.h"

#include "ui/exchange/columnmemory.h"
#include "ui/exchange/exchangetext.h"
#include "ui/exchange/remarksfile.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui_importdialog.h"
#include "wording/transfertext.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

using exchange::ExchangeProgress;
using exchange::ImportReport;

ImportDialog::ImportDialog(exchange::BookExchange &exchange, ImportTarget target, QSettings &settings, Prompts &prompts,
                           QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ImportDialog>())
    , m_exchange(exchange)
    , m_target(std::move(target))
    , m_settings(settings)
    , m_prompts(prompts)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    arrange();
    connectButtons();
    updateButtons();
}

ImportDialog::~ImportDialog()
{
    if (m_stop)
        *m_stop = true;
}

void ImportDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    theme::makeSection(m_ui->heading);
    m_ui->explanation->setForegroundRole(QPalette::PlaceholderText);
    resize(155 * fontMetrics().averageCharWidth(), 38 * fontMetrics().lineSpacing());
}

void ImportDialog::connectButtons()
{
    connect(m_ui->filePane, &ImportFilePane::changed, this, &ImportDialog::readPreview);
    connect(m_ui->planPane, &ImportPlanPane::doublesWanted, this, [this](bool wanted) {
        m_addsDoubles = wanted;
        run(true);
    });
    connect(m_ui->planPane, &ImportPlanPane::namelessWanted, this, [this](bool wanted) {
        m_takesNameless = wanted;
        run(true);
    });
    connect(m_ui->otherFileButton, &QPushButton::clicked, this, [this] {
        m_prompts.openFile(this, tr("Import"), importableFiles(), [this](const QString &path) { open(path); });
    });
    connect(m_ui->checkButton, &QPushButton::clicked, this, [this] { run(true); });
    connect(m_ui->importButton, &QPushButton::clicked, this, [this] { run(false); });
    connect(m_ui->backButton, &QPushButton::clicked, this, [this] {
        m_ui->pane->banner().clear();
        setStep(Step::Asking);
    });
    connect(m_ui->saveRemarksButton, &QPushButton::clicked, this,
            [this] { saveRemarks(m_report, m_path, m_prompts, *m_ui->pane); });
    connect(m_ui->stopImportButton, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_ui->closeImportButton, &QPushButton::clicked, this, &QDialog::reject);
}

void ImportDialog::open(const QString &path)
{
    m_path = path;
    m_header.clear();
    m_addsDoubles = false;
    m_takesNameless = false;
    m_ui->planPane->forget();
    m_hasRecords = false;
    m_ui->filePane->forget();
    m_ui->explanation->clear();
    m_ui->pane->banner().clear();
    m_ui->heading->setText(QFileInfo(path).fileName());
    readPreview();
}

void ImportDialog::readPreview()
{
    exchange::FileWishes wishes = m_ui->filePane->wishes();
    wishes.path = m_path;
    setStep(Step::Reading);
    m_ui->filePane->wait();
    m_reading = deliver(m_exchange.preview(wishes), this, [this](const Result<exchange::FilePreview> &preview) {
        m_ui->pane->banner().clear();
        m_hasRecords = preview.has_value();
        if (preview)
            return showPreview(*preview);
        m_ui->explanation->setText(QDir::toNativeSeparators(m_path));
        m_ui->filePane->showNothing();
        m_ui->pane->banner().tell(preview.error());
        setStep(Step::Asking);
    });
}

void ImportDialog::showPreview(const exchange::FilePreview &preview)
{
    // What was said the last time of a table with these columns holds again.
    m_header = preview.header;
    if (!m_ui->filePane->wishes().mapping) {
        const auto known = columnmemory::find(m_settings, m_header);
        if (known && *known != preview.mapping) {
            m_ui->filePane->setMapping(*known);
            return readPreview();
        }
    }
    m_ui->explanation->setText(tr("%1, %2. Nothing is changed yet.")
                                   .arg(exchange::formatName(preview.recognition.format),
                                        QLocale().formattedDataSize(preview.size, 1, QLocale::DataSizeSIFormat)));
    m_ui->filePane->show(preview, exchange::CatalogueRoom::of(m_target.capabilities));
    if (preview.items.isEmpty()) {
        m_hasRecords = false;
        m_ui->pane->banner().tell(Banner::Tone::Warning, tr("No records are found at the beginning of the file."));
    }
    setStep(Step::Asking);
}

void ImportDialog::run(bool isDry)
{
    exchange::ImportWishes wishes{m_ui->filePane->wishes(), isDry, m_addsDoubles};
    wishes.file.path = m_path;
    if (m_takesNameless)
        wishes.file.withoutAuthor = tr("Anonymous");
    if (!isDry && wishes.file.mapping && !m_header.isEmpty())
        columnmemory::keep(m_settings, m_header, *wishes.file.mapping);
    m_stop = std::make_shared<std::atomic_bool>(false);
    setStep(isDry ? Step::Checking : Step::Running);
    if (!isDry)
        m_ui->explanation->setText(tr("The books that are new are being added to “%1”.").arg(m_target.name));
    m_ui->pane->begin(tr("Looking what is in “%1” already").arg(m_target.name));
    const auto progress = queued<ExchangeProgress>(this, [this, stop = m_stop](const ExchangeProgress &now) {
        if (isBusy() && stop == m_stop && !*stop)
            showProgress(now);
    });
    const auto future = m_exchange.import(m_target.address, m_target.capabilities, wishes, m_stop, progress);
    m_running = deliver(future, this, [this, isDry](const Result<ImportReport> &report) {
        m_ui->pane->rest();
        isDry ? showPlan(report) : showDone(report);
    });
}

void ImportDialog::showProgress(const ExchangeProgress &progress)
{
    if (progress.stage == ExchangeProgress::Stage::Comparing)
        return;
    const QString records = tr("%Ln record(s) read", nullptr, int(progress.records));
    m_ui->pane->show(progress,
                     m_step == Step::Running ? tr("%1, %2 added").arg(records, booksInWords(progress.books)) : records);
}

void ImportDialog::showPlan(const Result<ImportReport> &report)
{
    const bool isStopped = *m_stop;
    m_stop.reset();
    if (!report || isStopped) {
        setStep(Step::Asking);
        if (!isStopped)
            m_ui->pane->banner().tell(report.error());
        return;
    }
    m_report = *report;
    m_ui->explanation->setText(tr("%1, %Ln record(s). Nothing is changed yet.", nullptr, int(m_report.records))
                                   .arg(exchange::formatName(m_report.format)));
    m_ui->planPane->show(m_report);
    setStep(Step::Planned);
    if (m_report.fresh == 0)
        m_ui->pane->banner().tell(Banner::Tone::Information, tr("There is nothing new in the file."));
}

void ImportDialog::showDone(const Result<ImportReport> &report)
{
    const bool isStopped = *m_stop;
    m_stop.reset();
    if (report) {
        m_report = *report;
    } else {
        m_report = {.format = m_report.format, .records = m_report.records}; // Those of the check.
        m_report.error = report.error();
    }
    m_report.isStopped = m_report.isStopped || isStopped;
    m_ui->explanation->setText(tr("%Ln record(s) of the file were read.", nullptr, int(m_report.records)));
    m_ui->planPane->show(m_report);
    setStep(Step::Done);
    const bool isWhole = !m_report.error && !m_report.isStopped;
    m_ui->pane->banner().tell(isWhole ? Banner::Tone::Success : Banner::Tone::Warning, outcomeText(m_report));
    if (m_report.writtenBooks > 0 || mayHoldMore(m_report))
        Q_EMIT imported(m_report);
}

void ImportDialog::leave()
{
    m_isThere = false;
    if (m_step == Step::Running)
        reject();
    else
        setStep(m_step);
}

void ImportDialog::enter(const ImportTarget &target)
{
    m_target = target;
    m_isThere = true;
    if (m_step == Step::Reading || m_step == Step::Asking)
        readPreview();
    else if (m_step == Step::Checking || m_step == Step::Planned)
        run(true);
}

void ImportDialog::reject()
{
    if (!isBusy())
        return QDialog::reject();
    *m_stop = true;
    if (m_step == Step::Running) {
        m_ui->pane->begin(tr("Stopping after what is on its way…"));
        return updateButtons();
    }
    m_running = Pending(); // Nothing is written, so nothing has to be waited for.
    m_stop.reset();
    m_ui->pane->rest();
    setStep(Step::Asking);
}

void ImportDialog::setStep(Step step)
{
    m_step = step;
    const bool isOfFile = step == Step::Reading || step == Step::Asking;
    if (isOfFile)
        m_ui->steps->setCurrentWidget(m_ui->filePane);
    else if (step == Step::Planned || step == Step::Done)
        m_ui->steps->setCurrentWidget(m_ui->planPane);
    m_ui->steps->setEnabled(!isBusy());
    updateButtons();
    if (!m_isThere && (step == Step::Asking || step == Step::Planned)) {
        m_ui->pane->banner().tell(Banner::Tone::Warning,
                                  tr("The catalogue is not open any more, so nothing can be imported. When it is open "
                                     "again, this goes on."));
    }
    if (step == Step::Planned)
        (m_report.fresh > 0 ? m_ui->importButton : m_ui->closeImportButton)->setFocus(Qt::OtherFocusReason);
    else if (step == Step::Done)
        m_ui->closeImportButton->setFocus(Qt::OtherFocusReason);
    else if (isBusy())
        m_ui->stopImportButton->setFocus(Qt::OtherFocusReason);
    else if (step == Step::Asking && !m_ui->steps->isAncestorOf(focusWidget()))
        (m_hasRecords ? m_ui->checkButton : m_ui->otherFileButton)->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::updateButtons()
{
    const bool isOfFile = m_ui->steps->currentWidget() == m_ui->filePane;
    m_ui->otherFileButton->setVisible(isOfFile && !isBusy());
    m_ui->backButton->setVisible(m_step == Step::Planned);
    m_ui->saveRemarksButton->setVisible((m_step == Step::Planned || m_step == Step::Done)
                                        && m_ui->planPane->hasRemarks());
    m_ui->stopImportButton->setVisible(isBusy());
    m_ui->stopImportButton->setEnabled(!m_stop || !*m_stop);
    m_ui->closeImportButton->setVisible(!isBusy());
    m_ui->closeImportButton->setText(m_step == Step::Done ? tr("&Close") : tr("Cancel"));
    m_ui->checkButton->setVisible(isOfFile && !isBusy());
    m_ui->checkButton->setEnabled(m_step == Step::Asking && m_hasRecords && m_isThere);
    m_ui->checkButton->setDefault(isOfFile);
    m_ui->importButton->setVisible(m_step == Step::Planned);
    m_ui->importButton->setEnabled(m_report.fresh > 0 && m_isThere);
    m_ui->importButton->setDefault(m_step == Step::Planned && m_report.fresh > 0);
    m_ui->importButton->setText(m_report.fresh > 0 ? tr("&Import %1").arg(booksInWords(m_report.fresh))
                                                   : tr("&Import"));
    for (QPushButton *button : {m_ui->closeImportButton, m_ui->importButton})
        button->setAccessibleName(readLabel(button->text()));
}

} // namespace catalpa::ui
