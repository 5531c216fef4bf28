// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/exchangecontroller.h"

#include "ui/catalogue/bookspage.h"
#include "ui/catalogue/cataloguepage.h"
#include "ui/edits/batchsteps.h"
#include "ui/edits/editscontroller.h"
#include "ui/exchange/earlierimportsdialog.h"
#include "ui/exchange/exchangetext.h"
#include "ui/exchange/exportchoices.h"
#include "ui/exchange/importdialog.h"
#include "ui/lookup/lookupdialog.h"
#include "ui/lookup/takenfields.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "ui/window/actions/actions.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

ExchangeController::ExchangeController(const Services &services, QSettings &settings, Prompts &prompts,
                                       const Actions &actions, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_settings(settings)
    , m_prompts(prompts)
    , m_window(window)
{
    connect(actions.importBooks, &QAction::triggered, this, &ExchangeController::chooseFile);
    connect(actions.exportBooks, &QAction::triggered, this, &ExchangeController::exportBooks);
    connect(actions.lookUpBooks, &QAction::triggered, this, &ExchangeController::lookUpBooks);
    connect(actions.takeImportBack, &QAction::triggered, this, &ExchangeController::showImports);
}

void ExchangeController::setPage(CataloguePage &page, const ConnectionAddress &address, const QString &name)
{
    m_page = &page;
    m_address = address;
    m_name = name;
    enterDialogs(page);
    m_steps = new BatchSteps(
        [this, address](const QString &batch, const QString &token) {
            return m_services.books->takeBack(address, batch, token);
        },
        *page.banner(), &page);
    connect(m_steps, &BatchSteps::ended, &page, &CataloguePage::refresh);
}

//! What is open goes on with the page that was made anew.
void ExchangeController::enterDialogs(CataloguePage &page)
{
    if (m_lookUp) {
        m_lookUp->enter(target());
        for (TakenFields *taken : m_lookUp->banner().findChildren<TakenFields *>())
            taken->goOn(page.outbox());
        connect(&page, &QObject::destroyed, m_lookUp, &LookUpDialog::leave);
    }
    if (m_import) {
        m_import->enter(target());
        connect(&page, &QObject::destroyed, m_import, &ImportDialog::leave);
    }
    if (m_export) {
        m_export->enter(m_address, page.capabilities());
        connect(&page, &QObject::destroyed, m_export, &ExportDialog::leave);
    }
    if (m_imports) {
        m_imports->enter(m_address);
        connect(&page, &QObject::destroyed, m_imports, &EarlierImportsDialog::leave);
    }
}

QString ExchangeController::importable(const QMimeData &dragged) const
{
    const QList<QUrl> urls = dragged.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile() || !m_page || !m_page->isVisible()
        || !m_page->capabilities().mayAddBoth())
        return {};
    return urls.first().toLocalFile();
}

void ExchangeController::chooseFile()
{
    if (m_page)
        m_prompts.openFile(m_window, tr("Import"), importableFiles(),
                           [this](const QString &path) { importFile(path); });
}

ImportTarget ExchangeController::target() const
{
    return {m_address, m_page->capabilities(), m_name};
}

//! The page of the catalogue, perhaps made anew; null where it is not open.
CataloguePage *ExchangeController::pageOf(const ConnectionAddress &address) const
{
    return m_address == address ? m_page.data() : nullptr;
}

//! What is being typed is saved first.
void ExchangeController::importFile(const QString &path)
{
    if (!m_page || !m_page->isFinished())
        return;
    m_import = new ImportDialog(*m_services.books, target(), m_settings, m_prompts, m_window);
    takeImportsOf(*m_import);
    connect(m_page.data(), &QObject::destroyed, m_import, &ImportDialog::leave);
    m_import->open();
    m_import->open(path);
}

//! Also when the page has been made anew meanwhile.
template <typename Dialog>
void ExchangeController::takeImportsOf(Dialog &dialog)
{
    connect(&dialog, &Dialog::imported, this, [this, address = m_address](const exchange::ImportReport &report) {
        CataloguePage *page = pageOf(address);
        if (page && report.canBeTakenBack) {
            const QString name = tr("import of %1").arg(importTimeText(QDateTime::currentDateTimeUtc()));
            page->edits().undoStack().push(m_steps->step(name, report.batch));
        }
        if (page)
            page->refresh();
    });
}

//! What is being typed is saved first.
void ExchangeController::lookUpBooks()
{
    if (!m_page || !m_page->isFinished())
        return;
    m_lookUp = new LookUpDialog(*m_services.books, target(), findHere(), m_settings, m_prompts, m_window);
    takeImportsOf(*m_lookUp);
    connect(m_lookUp, &LookUpDialog::fieldsTaken, this, [this, address = m_address](const BookEdit &edit) {
        if (CataloguePage *page = pageOf(address))
            new TakenFields(page->outbox(), edit, m_lookUp->banner());
    });
    connect(m_page.data(), &QObject::destroyed, m_lookUp, &LookUpDialog::leave);
    giveBook(*m_lookUp);
    m_lookUp->open();
}

//! In this catalogue, as long as it is open and can tell.
LookUpModel::FindHere ExchangeController::findHere() const
{
    return [this, address = m_address](const QString &isbn) {
        const CataloguePage *page = pageOf(address);
        return page && page->capabilities().hasDetails ? page->bookStore().page({.search = u"isbn:"_s + isbn}, {}, 1)
                                                       : QtFuture::makeReadyFuture(Result<Page<Book>>(Page<Book>()));
    };
}

//! The book under the cursor, with all that is recorded of it.
void ExchangeController::giveBook(LookUpDialog &dialog)
{
    const auto *books = qobject_cast<const BooksPage *>(m_page->current());
    const auto current = books ? books->currentBook() : std::nullopt;
    if (!current || !m_page->capabilities().canEdit)
        return;
    deliver(m_page->bookStore().book(current->id), &dialog, [&dialog, page = m_page](const Result<Book> &book) {
        if (book && page)
            dialog.setBook(page->outbox().withEdits(*book));
    }).detach();
}

void ExchangeController::exportBooks()
{
    if (!m_page || !m_page->isFinished())
        return;
    m_export = new ExportDialog(*m_services.books, exportChoices(*m_page, m_address), m_prompts, m_window);
    connect(m_page.data(), &QObject::destroyed, m_export, &ExportDialog::leave);
    m_export->open();
}

void ExchangeController::showImports()
{
    if (!m_page || !m_page->isFinished())
        return;
    m_imports = new EarlierImportsDialog(*m_services.books, m_address, m_window);
    connect(m_imports, &EarlierImportsDialog::takenBack, this, [this, address = m_address] {
        if (CataloguePage *page = pageOf(address))
            page->refresh();
    });
    connect(m_imports, &EarlierImportsDialog::toldLate, this,
            [this, address = m_address](Banner::Tone tone, const QString &sentence) {
                if (CataloguePage *page = pageOf(address))
                    page->banner()->tell(tone, sentence);
            });
    connect(m_page.data(), &QObject::destroyed, m_imports, &EarlierImportsDialog::leave);
    m_imports->open();
}

} // namespace catalpa::ui
