// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/bookrecord.h"
#include "exchange/catalogue/preview.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QComboBox;
class QTableView;
QT_END_NAMESPACE

namespace Ui {
class ImportFilePane;
}

namespace catalpa::ui {

class PreviewModel;

//! What a file is, as it was found and as a person says; of a table, what its columns hold; and the first records as
//! they will be.
class ImportFilePane final : public QWidget {
    Q_OBJECT

public:
    explicit ImportFilePane(QWidget *parent = nullptr);
    ~ImportFilePane() override;

    //! \a room: what the catalogue has a place for.
    void show(const exchange::FilePreview &preview, const exchange::CatalogueRoom &room);
    //! Another answer is awaited: soon what is shown is grey, since it is that to an earlier question.
    void wait();
    //! There are no records to be shown; what the file is can still be said.
    void showNothing();
    //! Another file comes, of which nothing has been said.
    void forget();
    //! What the person has said of the file, without its path.
    const exchange::FileWishes &wishes() const { return m_wishes; }
    void setMapping(const exchange::ColumnMapping &mapping) { m_wishes.mapping = mapping; }

Q_SIGNALS:
    //! The person has said something else.
    void changed();

private:
    void arrange();
    void fillChoices();
    void showSettings(const exchange::Recognition &recognition);
    void showColumns(const exchange::FilePreview &preview);
    void addColumn(int row, const QString &name, const QString &example, exchange::Field field);
    void changeColumn(int column, exchange::Field field);
    exchange::ColumnMapping said() const;
    void setWaiting(bool isWaiting);

    std::unique_ptr<Ui::ImportFilePane> m_ui;
    PreviewModel *m_model;
    exchange::FileWishes m_wishes;
    exchange::ColumnMapping m_mapping; //!< That is shown.
    QStringList m_header;
    QTimer m_patience; //!< Until what is shown is grey.
};

} // namespace catalpa::ui
