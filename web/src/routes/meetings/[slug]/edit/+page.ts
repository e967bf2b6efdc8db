export const load = ({ params }: { params: { slug: string } }) => ({ slug: params.slug });
