// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/recordspage.h"

#include "ui/catalogue/reading/pagereading.h"
#include "ui/catalogue/recordpane.h"
#include "ui/search/searchsummary.h"
#include "ui/table/rowdelegate.h"
#include "ui/table/rowselection.h"
#include "ui/table/selectedrows.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/windows/scrollpane.h"
#include "wording/celltext.h"

#include <QtWidgets/QApplication>

#include <limits>
#include <utility>

namespace catalpa::ui {
namespace {

bool isTypedIn(const RecordPane &pane)
{
    return pane.isAncestorOf(pane.window()->focusWidget());
}

} // namespace

RecordsPage::RecordsPage(MakeModel makeModel, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_model(makeModel().release())
    , m_view(new CatalogueView(this))
    , m_summary(new SearchSummary(this))
    , m_rows(new SelectedRows(*m_view, std::move(makeModel), this))
    , m_reading(new PageReading(this))
{
    m_model->setParent(this);
    setChildrenCollapsible(false);
    addWidget(m_summary->above(m_view));
    connect(m_model, &CatalogueTableModel::loaded, this, &RecordsPage::describeEmptiness);
    for (const auto signal : {&CatalogueTableModel::asked, &CatalogueTableModel::loaded, &CatalogueTableModel::counted})
        connect(m_model, signal, this, &RecordsPage::countChanged);
    connect(m_model, &CatalogueTableModel::rowsRemoved, this, &RecordsPage::countChanged);
    connectView();
}

RecordsPage::~RecordsPage() = default;

void RecordsPage::connectView()
{
    connect(m_rows, &SelectedRows::removalRequested, this, &RecordsPage::removalRequested);
    connect(m_rows, &SelectedRows::outdated, this, &RecordsPage::refresh);
    connect(m_rows, &SelectedRows::failed, this, &RecordsPage::failed);
    connect(m_rows, &SelectedRows::refused, this, [this](const QString &sentence) { Q_EMIT refused(sentence); });
    connect(m_rows, &SelectedRows::told, this, &RecordsPage::told);
    connect(m_view, &CatalogueView::menuRequested, this, &RecordsPage::menuRequested);
    connect(m_view, &CatalogueView::opened, this, &RecordsPage::openForm);
    connect(m_view->rowDelegate(), &RowDelegate::authorMissing, this, [this] {
        Q_EMIT refused(tr("Choose an author from the list. To add one, press Ctrl+N among the authors."));
    });
    connect(m_view, &CatalogueView::jumpRefused, this, [this] {
        Q_EMIT told(tr("These rows are not in the order of a text. Sort by a column of texts to jump by typing."));
    });
}

void RecordsPage::setDetailPane(RecordPane *pane)
{
    m_pane = pane;
    m_form = new ScrollPane(pane);
    addWidget(m_form);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    pane->setMinimumWidth(44 * fontMetrics().averageCharWidth());
    setSizes({3000, 1800});
    m_view->setCatalogModel(m_model);
    m_reading->add(*m_view);
    if (pane->list())
        m_reading->add(*pane->list());
    connect(m_view->rowSelection(), &RowSelection::changed, this, &RecordsPage::countChanged);
    connect(m_view, &CatalogueView::currentRecordChanged, this, [this](qint64 id) {
        if (m_holdsOther && isTypedIn(*m_pane)) // The table has been read again meanwhile.
            return Q_EMIT recordChanged();
        if (staysWithWhatIsTyped(id))
            return;
        showCurrent();
        m_holdsOther = !m_pane->complaint().isEmpty();
        if (m_holdsOther)
            Q_EMIT refused(m_pane->refusal(), true);
        Q_EMIT recordChanged();
    });
    connect(pane, &RecordPane::settled, this, [this] {
        if (std::exchange(m_holdsOther, false))
            showCurrent();
    });
    connect(pane, &RecordPane::complaintGone, this, [this] { Q_EMIT refused({}, true); });
    connect(m_reading, &PageReading::looked, pane, &RecordPane::readAgain);
    connect(pane, &RecordPane::left, this, &RecordsPage::closeForm);
    connect(pane, &RecordPane::besideRequested, this, &RecordsPage::goBeside);
    connect(m_model, &CatalogueTableModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const int row = m_view->currentRecord() != 0 ? m_view->currentIndex().row() : -1; // It is being looked for.
        if (row >= from.row() && row <= to.row() && !(m_holdsOther && isTypedIn(*m_pane)))
            showCurrent();
    });
    connect(m_model, &CatalogueTableModel::invalid, this, [this](const Error &why) { Q_EMIT refused(why.message); });
}

//! The cursor goes back to a record whose form holds what cannot be recorded; the form says why.
bool RecordsPage::staysWithWhatIsTyped(qint64 id)
{
    const qint64 typedFor = m_pane->recordId();
    if (typedFor == 0 || typedFor == id || m_model->rowOf(typedFor) < 0 || m_pane->save())
        return false;
    Q_EMIT refused(m_pane->refusal(), true);
    QMetaObject::invokeMethod(
        this, [this, typedFor] { m_view->selectRecord(typedFor); }, Qt::QueuedConnection);
    return true;
}

bool RecordsPage::save()
{
    return m_pane->saveByHand();
}

bool RecordsPage::saveEdited()
{
    m_pane->setAsking(false);
    const bool isSaved = m_pane->save();
    m_pane->setAsking(true);
    return isSaved;
}

void RecordsPage::goBeside(int step)
{
    const QModelIndex to = m_view->currentIndex().siblingAtRow(m_view->currentIndex().row() + step);
    if (!to.isValid() || !save())
        return;
    m_pane->keepFocus();
    m_view->leaveCursor();
    m_view->selectionModel()->setCurrentIndex(to, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(to);
}

QString RecordsPage::finishEditing()
{
    QString complaint;
    const auto listening =
        connect(this, &RecordsPage::refused, this, [&complaint](const QString &sentence) { complaint = sentence; });
    m_view->rowDelegate()->setAsking(false);
    m_view->commitEditor();
    m_view->rowDelegate()->setAsking(true);
    disconnect(listening);
    return complaint.isEmpty() && !saveEdited() ? m_pane->refusal() : complaint;
}

void RecordsPage::showRecord(qint64 id)
{
    Q_EMIT searchClearRequested();
    m_view->selectRecord(id);
}

void RecordsPage::showAdded(qint64 id, const QString &name)
{
    Q_EMIT told(tr("%1 was added.").arg(shortened(name, 100)));
    if (!isVisible())
        return refreshWhenShown();
    Q_EMIT searchClearRequested();
    m_view->rowSelection()->setAll(false);
    m_model->refresh();
    m_view->selectRecord(id);
}

QString RecordsPage::countText() const
{
    const auto [known, certainty] = m_model->count();
    return countText(certainty, int(qMin<qint64>(known, std::numeric_limits<int>::max())));
}

QString RecordsPage::statusText() const
{
    const RowSelection *selection = m_view->rowSelection();
    if (!selection->isAll())
        return selection->count() > 1 ? selectionText(selection->count(), false) : countText();
    // Until the rows are counted their number would be wrong.
    return selectionText(m_model->isCounted() ? m_model->rowCount() : 0, true);
}

void RecordsPage::takeOut(const QList<qint64> &ids)
{
    if (ids.contains(m_pane->recordId()))
        m_pane->revert(); // Nobody can want what is typed there any more.
    if (ids.size() > 50) // It takes less to read all rows again.
        return refresh();
    for (const qint64 id : ids)
        dropRow(id);
}

void RecordsPage::setSearch(const QString &text)
{
    if (isNarrow() && m_formOpen) { // What is found is to be seen.
        m_formOpen = false;
        foldPane();
    }
    m_suggestions = Pending();
    m_model->setSearch(text);
}

void RecordsPage::setDetailShown(bool shown)
{
    m_detailWanted = shown;
    m_formOpen = false;
    foldPane();
}

bool RecordsPage::isNarrow() const
{
    return width() < 760; // There is no room for a pane beside the table.
}

bool RecordsPage::isFormShown() const
{
    return m_form->isVisibleTo(this);
}

void RecordsPage::openForm()
{
    if (m_pane->recordId() == 0)
        return;
    m_formOpen = isNarrow() || !m_detailWanted;
    foldPane();
    m_pane->focusFirstLine();
}

void RecordsPage::closeForm()
{
    m_view->parentWidget()->setVisible(true);
    m_view->setFocus(Qt::OtherFocusReason);
    m_formOpen = false;
    foldPane();
}

void RecordsPage::focusTable()
{
    if (!m_view->isVisibleTo(this))
        return closeForm();
    m_view->setFocus(Qt::OtherFocusReason);
}

void RecordsPage::describeNoMatch(const QString &searched)
{
    m_view->emptyState()->tell(tr("Nothing found"), tr("No entry matches “%1”.").arg(shortened(searched, 80)),
                               tr("Clear search"), [this] { Q_EMIT searchClearRequested(); });
    if (m_model->rowCount() > 0)
        return;
    m_suggestions = deliver(m_model->suggestions(), this, [this](const Result<QStringList> &names) {
        if (names)
            m_view->emptyState()->suggest(*names, [this](const QString &name) { Q_EMIT searchSuggested(name); });
    });
}

void RecordsPage::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    foldPane();
}

void RecordsPage::refreshWhenShown()
{
    m_stale = !isVisible();
    if (!m_stale)
        refresh();
}

void RecordsPage::showEvent(QShowEvent *event)
{
    QSplitter::showEvent(event);
    if (std::exchange(m_stale, false))
        refresh();
    if (!m_pane->refusal().isEmpty())
        Q_EMIT refused(m_pane->refusal(), true);
}

//! Where there is no room for both, the form takes the place of the table while somebody works in it.
void RecordsPage::foldPane()
{
    if (isNarrow() && m_pane->isAncestorOf(QApplication::focusWidget()))
        m_formOpen = true; // The window has become narrow around somebody who types.
    const bool isAlone = isNarrow() && m_formOpen;
    const bool wasShown = isFormShown();
    const bool isShown = m_formOpen || (m_detailWanted && !isNarrow());
    m_pane->setAlone(isAlone);
    m_form->setMaximumWidth(isAlone ? QWIDGETSIZE_MAX : 90 * fontMetrics().averageCharWidth()); // Lines to be read.
    m_form->setVisible(isShown);
    m_view->parentWidget()->setVisible(!isAlone);
    if (isShown != wasShown)
        Q_EMIT formShown(isShown);
}

} // namespace catalpa::ui
