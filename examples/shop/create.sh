#!/bin/sh
# Makes apps/shop in an Nx workspace that has the plugin (npx nx add @paxx/nx).
set -e

npx nx g @paxx/nx:project apps/shop --description 'Customers, products and orders of a shop.'

npx nx g @paxx/nx:feature customers --project shop --access permission --fields 'email:email:unique name:str(120)'
npx nx g @paxx/nx:feature products --project shop --access permission --fields 'sku:str(40):unique name:str(120):index price:decimal(10,2) stock:int=0 active:bool=true'
npx nx run shop:migrate --message "add customers and products"
npx nx run shop:upgrade

npx nx g @paxx/nx:feature orders --project shop --fields 'customer:ref(customers) status:enum(pending,paid,shipped,cancelled)=pending placed_at:datetime:index note:text?'
npx nx g @paxx/nx:feature order-lines --project shop --parent orders --fields 'product:ref(products) quantity:int unit_price:decimal(10,2)'
npx nx run shop:migrate --message "add orders and their lines"
npx nx run shop:upgrade

npx nx g @paxx/nx:field products 'description:text?' --project shop
npx nx run shop:migrate --message "describe products"
npx nx run shop:upgrade
