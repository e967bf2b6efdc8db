import type { paths } from './schema';

/** What the server's own description (schema.d.ts, generated) says of each call, in the shapes `Http` uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type OperationOf<P extends keyof paths, M extends Method> = paths[P][Lowercase<M>];

export type PathOf<M extends Method> = {
	[P in keyof paths]: OperationOf<P, M> extends { responses: unknown } ? P : never;
}[keyof paths];

type JsonOf<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : never;

/** What comes back when it went well; nothing for 204. */
export type Answer<P extends keyof paths, M extends Method> =
	OperationOf<P, M> extends { responses: infer R }
		? R extends { 200: infer Ok }
			? JsonOf<Ok>
			: R extends { 201: infer Created }
				? JsonOf<Created>
				: void
		: never;

/** The names in the braces of a path. */
type Named<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;
type At<P extends string> = [Named<P>] extends [never] ? object : { at: Record<Named<P>, string> };
type Query<O> = O extends { parameters: { query?: infer Q } }
	? [NonNullable<Q>] extends [never]
		? object
		: { query?: Q }
	: object;
type Body<O> = O extends { requestBody: { content: { 'application/json': infer Json } } }
	? { body: Json }
	: object;

type Asked<P extends keyof paths, M extends Method> = At<P> &
	Query<OperationOf<P, M>> &
	Body<OperationOf<P, M>>;

/** The last argument of a call; left out where the call wants nothing. */
export type Rest<P extends keyof paths, M extends Method> = [object] extends [Asked<P, M>]
	? [asked?: Asked<P, M>]
	: [asked: Asked<P, M>];
